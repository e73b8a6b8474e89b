import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

/** Names and ids with "public" or "publish" that do not mean our own release, with the files where they are allowed. */
const allowed: ReadonlyMap<string, RegExp> = new Map([
  // The audience of a release. Files of an office, their formats and records are `official`.
  [
    "public",
    /^src\/(base\/(error-facts|former-ids)\.ts|(access|app|cli|cube|printers|privacy|reports|server|store|ui|web)\/)/,
  ],
  ["PublicRelease", /^src\/(privacy|reports)\//],
  ["publicRelease", /^src\/privacy\//],
  ["readPublicRelease", /^src\/(app|privacy)\//],
  ["./public-release.ts", /^src\/privacy\//],
  ["public.", /^src\/base\/former-ids\.ts$/],
  // The document of an office that has a figure: a column of the records and a field of audit.json.
  ["publication", /^src\/(app|cube|records|reports|sources\/official-files|ui|web)\//],
  ["publicationOf", /^src\/sources\/official-files\//],
  ["r.publication", /^src\/sources\/official-files\//],
  ["official.which-publication", /^src\//],
  // Contracts of saved files: a field of audit.json and not-judged.json, a kind of profile, a kind of benchmark, a grouping of records.
  [
    "published",
    /^src\/(printers\/(json|not-judged)|reports\/audit-schema|sources\/official-files\/official-table)\.ts$/,
  ],
  ["as-published", /^src\/(reports|web)\//],
  ["elsewhere.as-published", /^src\/(ui|web)\//],
  ["published-group", /^src\/sources\/official-files\//],
  // External terms: a OneRoster field, a public school, a typeface.
  ["publicSchoolResidenceStatus", /^src\/sources\/oneroster\//],
  ["transfer-public", /^src\/(indicators|records|rules|sources)\//],
  ["fonts/public-sans.woff2", /^src\/app\/folder-output\.ts$/],
  ["400Regular/PublicSans_400Regular.ttf", /^src\/app\/paper-fonts\.ts$/],
  ["700Bold/PublicSans_700Bold.ttf", /^src\/app\/paper-fonts\.ts$/],
  ["ui.publish", /^src\/ui\/language\//],
]);

/** The room of the release itself, its report and its pages may use the words freely. */
const ownRelease = /^src\/(?:app\/release|publish|reports\/public|web\/public)\/|^src\/privacy\/public-release\.ts$/;
const word = /publi(c|sh)/i;
const id = /^[\w./-]+$/;

/** Identifiers, and strings in the form of an id, that say "public" or "publish" and do not mean our own release. */
export function releaseNamesIn(file: string, text: string): string[] {
  if (ownRelease.test(file)) return [];
  const source = syntaxTree(file, text);
  const faults: string[] = [];
  const walk = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
    // A capital letter begins a sentence on the screen, not an id.
    const isId = ts.isStringLiteralLike(node) && id.test(node.text) && !/^[A-Z]/.test(node.text);
    if ((isName || isId) && word.test(node.text) && !allowed.get(node.text)?.test(file)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push(
        `${file}:${line + 1}: "${node.text}": "public" and "publish" mean our own release; an office's figures are "official"`,
      );
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return faults;
}

export const releaseNames = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, text]) =>
    word.test(file.replace(ownRelease, "src/"))
      ? [`${file}: its name says "public" or "publish"; an office's figures are "official"`]
      : releaseNamesIn(file, text),
  );
