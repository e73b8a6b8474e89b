import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "..", "..", "src");
const filesOf = (room: string): [name: string, text: string][] =>
  readdirSync(join(src, room), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [`${room}/${name}`, readFileSync(join(src, room, name), "utf8")]);

/** Functions inside `app` that work on an open database; no other room imports them. */
const inner = "app/database/";

const terminal =
  /from "(commander|cli-progress|string-width|wrap-ansi|hono|@hono)\b|process\.(stdout|stderr|stdin|argv|exit)|console\./;

test("the application and printers use no argument parser, output stream or exit code", () => {
  const files = [...filesOf("app"), ...filesOf("printers"), ...filesOf("access")];
  expect(files.length).toBeGreaterThan(25);
  for (const [name, text] of files) expect(text, name).not.toMatch(terminal);
  expect('import { Command } from "commander";').toMatch(terminal);
  expect("process.exitCode = 1;").toMatch(terminal);
});

test("commands call the application: none opens the engine, a warehouse or a workspace itself", () => {
  for (const [name, text] of filesOf("cli")) {
    expect(text, name).not.toMatch(/openDuckDb|openWarehouse|\bdb\.all\(/);
    expect(text, name).not.toMatch(/\b(read|create)Workspace\b[^;]*sources\/workspace/);
  }
});

test("an open database stays inside the application", () => {
  for (const [name, text] of filesOf("."))
    if (!name.startsWith("./app/")) expect(text, name).not.toMatch(/from "[^"]*app\/database\//);
  for (const [name, text] of filesOf("app").filter(([file]) => !file.startsWith(inner)))
    for (const { signature } of exportedFunctions(name, text)) expect(signature, name).not.toMatch(/\bDuckDb\b/);
});

/** Exported functions without a viewer, each with the reason why it needs none. */
const withoutViewer: Readonly<Record<string, string>> = {
  auditSite: "arranges an audit run, which `runAudit` gives only to those who may read it",
  mainOverview: "the same",
  peerOverviews: "the same, of each of several districts",
  reportWords: "takes words and names out of settings that are open already",
  haveSameHeadings: "compares the headings of two proposals that its caller has",
  requireFactor: "compares a name with a fixed list",
  folderOutput: "makes an output for a folder; it has nothing to show",
  copyStyle: "copies the program's own style sheet",
  styleSource: "names a file of the program's own style",
  paperFonts: "reads the program's own fonts",
  builtFiles: "reads public files for `attackReleases`, which requires a right",
  requireReportFolder: "looks at a folder's names before anything is made",
  writeReportFolder: "runs a write of its caller",
  isReportOf: "compares a mark with the one in a report's folder",
  printBoard: "prints a site that its caller has",
  pageCounters: "makes two counters",
  reportThreads: "starts threads; what they write is sent to them",
  writeData: "prints an audit that its caller has read",
  writePages: "the same",
  siteToWrite: "arranges an audit run, which `runAudit` gives only to those who may read it",
  writeSite: "writes a site that its caller has",
  judgedOf: "judges a cube that is open already; only `runAudit` has one",
  sameStamp: "compares two times and sizes that its caller has",
  observe: "compares two listings that its caller has",
  arrivals: "the same",
  triedFiles: "reads names and times of files for `watchFolder`, which requires a right",
  rememberTried: "the same, written",
  whereWritable: "runs a write of its caller",
  offerOf: "takes what can be released out of settings that are open already",
  dictionaryOf: "describes a release that its caller has protected",
  movedNumbers: "compares two public releases",
  recordsName: "names the records of a release that its caller is making",
  recordsState: "the same, as a digest",
  releasesPath: "joins two names",
  sha256: "makes a digest",
  unfinished: "reads names of folders",
  isDay: "checks the form of a text",
  piecesOfFile: "reads a file that its caller may read",
};

interface ExportedFunction {
  readonly name: string;
  /** Parameters and result as written. */
  readonly signature: string;
  readonly takesViewer: boolean;
  /** The functions it hands its viewer to. */
  readonly asks: readonly string[];
}

function exportedFunctions(file: string, text: string): readonly ExportedFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.HasModifiers): boolean =>
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && isExported(statement))
      return [functionFacts(statement.name?.text ?? "default", statement, source)];
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [functionFacts(name.getText(source), initializer, source)]
        : [],
    );
  });
}

function functionFacts(name: string, node: ts.FunctionLikeDeclaration, source: ts.SourceFile): ExportedFunction {
  const [first] = node.parameters;
  const asks: string[] = [];
  const visit = (inside: ts.Node): void => {
    if (ts.isCallExpression(inside) && inside.arguments[0]?.getText(source) === "viewer")
      asks.push(inside.expression.getText(source));
    ts.forEachChild(inside, visit);
  };
  if (node.body !== undefined) visit(node.body);
  const parts = [...node.parameters, ...(node.type === undefined ? [] : [node.type])];
  return {
    name,
    signature: parts.map((part) => part.getText(source)).join("; "),
    takesViewer: first?.name.getText(source) === "viewer" && first.type?.getText(source) === "Viewer",
    asks,
  };
}

const questions = filesOf("app").filter(([name]) => !name.startsWith(inner));
const functions = questions.flatMap(([name, text]) => exportedFunctions(name, text));
/** Those that check a right: `requireRight` itself, and each question, which this test checks in its turn. */
const guards = new Set(["requireRight", ...functions.filter((f) => f.takesViewer).map(({ name }) => name)]);

/** What is wrong with a file of the application: one line for each exported function that anybody could call. */
const unguarded = (file: string, text: string): readonly string[] =>
  exportedFunctions(file, text)
    .filter(({ name }) => !Object.hasOwn(withoutViewer, name))
    .flatMap(({ name, takesViewer, asks }) => {
      if (!takesViewer) return [`${file}: ${name} takes no viewer`];
      return asks.some((ask) => ask !== name && guards.has(ask)) ? [] : [`${file}: ${name} requires no right`];
    });

test("every exported function of the application takes the viewer first and requires a right, except those listed with a reason", () => {
  expect(questions.flatMap(([name, text]) => unguarded(name, text))).toEqual([]);
  expect(guards.size).toBeGreaterThan(20);
  const names = new Set(functions.map(({ name }) => name));
  expect(Object.keys(withoutViewer).filter((name) => !names.has(name))).toEqual([]);
  // No other way out: what the list of exported functions can't see.
  for (const [name, text] of questions) expect(text, name).not.toMatch(/^export (\{|\*|default|class)/m);
});

test("the check finds a function without a viewer, and one whose viewer is never checked", () => {
  expect(unguarded("a.ts", "export async function listAll(workspace: Workspace) {}")).toEqual([
    "a.ts: listAll takes no viewer",
  ]);
  expect(unguarded("a.ts", "export const listAll = async (viewer: Viewer) => note(viewer);")).toEqual([
    "a.ts: listAll requires no right",
  ]);
  expect(unguarded("a.ts", 'export function listAll(viewer: Viewer) { requireRight(viewer, "read-rows"); }')).toEqual(
    [],
  );
});
