import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

/** The files that build and parse keys. */
const keyFiles = /^src\/base\/keys\.ts$/;
/** Text between the ids of a key: ids of our own, joined by colon, equals sign or asterisk, quoted where the key is a text of SQL. */
const joint = /^'?[a-z0-9-]*(?:[:=*/][a-z0-9-]*)*'?$/;
const separators: ReadonlySet<string> = new Set([":", "=", "*"]);
const parsing: ReadonlySet<string> = new Set(["split", "indexOf", "lastIndexOf", "includes", "join"]);
/** A colon is punctuation too (`file:line`), so a method called with it says nothing. */
const parsed: ReadonlySet<string> = new Set(["=", "*"]);

/** Whether a template joins ids: nothing but ids and separators, with a separator next to an id. */
function joinsIds(node: ts.TemplateExpression): boolean {
  const texts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  if (!texts.every((text) => joint.test(text)) || /^-|\/\//.test(node.head.text)) return false;
  // A separator has an id before it; a colon has one after it too, otherwise it is punctuation.
  return texts.some((text, at) => {
    const isLast = at === texts.length - 1;
    const before = at === 0 ? "[a-z0-9-]" : "(?:^|[a-z0-9-])";
    return new RegExp(isLast ? `${before}(?:[=*]|:[a-z0-9])` : `${before}[:=*]`).test(text);
  });
}

const isOneOf = (texts: ReadonlySet<string>, node: ts.Node | undefined): boolean =>
  node !== undefined && ts.isStringLiteralLike(node) && texts.has(node.text);

/** Keys of places and groups that are built or parsed by hand, each as `file:line: text`. */
export function handBuiltKeysIn(file: string, text: string): string[] {
  if (keyFiles.test(file)) return [];
  const source = syntaxTree(file, text);
  const faults: string[] = [];
  const walk = (node: ts.Node): void => {
    const isByHand =
      (ts.isTemplateExpression(node) && joinsIds(node)) ||
      (ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
        (isOneOf(separators, node.left) || isOneOf(separators, node.right))) ||
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        parsing.has(node.expression.name.text) &&
        isOneOf(parsed, node.arguments[0]));
    if (isByHand) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push(`${file}:${line + 1}: ${node.getText()}: keys are built and parsed by src/base/keys.ts`);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return faults;
}

/** Keys built or parsed by hand in any of these files. */
export const handBuiltKeys = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, text]) => handBuiltKeysIn(file, text));
