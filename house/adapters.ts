/**
 * Adapters of the reference vectors (`test/vectors/methods`) pass a case to the program and rename its results.
 * Arithmetic in an adapter, or in a file of the vectors that it imports, would test the adapter, not the shipped code.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
]);

/** Functions that build a case's input or convert a unit, and why each is allowed. None may touch results otherwise. */
export const inputBuilders: Readonly<Record<string, string>> = {
  "00-numerics.ts numerics": "the complement that the incomplete beta function takes beside its argument",
  "03-distributional-gaps.ts correlation": "compares the answer with means that a state published",
  "08-positive-outliers.ts term": "the terms of a formula of R, as columns",
  "08-positive-outliers.ts largestRows": "the order in which R lists the rows",
  "11-resources.ts endYear": "a school year named by both its calendar years",
  "14-longitudinal.ts cohortEnd": "the years of a cohort's records",
  "14-longitudinal.ts heldYears": "the years of a cohort's records",
  "14-longitudinal.ts highSchoolYears": "a student's enrollment in each year of high school",
  "../records-in.ts enrolled": "the fall before the school year ends",
  "../units.ts percent": "the vectors' unit for some shares",
  "../units.ts inUnit": "a rate per so many students, as the vectors write it",
  "../units.ts fromUnit": "the same the other way",
  "../units.ts fromOne": "positions in a list counted from 1",
};

/** Whether an expression computes: an operator on something other than text, a Math function, a sum over a list. */
function computes(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && arithmetic.has(node.operatorToken.kind)) {
    const isText = [node.left, node.right].some(
      (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
    );
    return !isText;
  }
  if (ts.isPostfixUnaryExpression(node)) return true;
  if (ts.isPrefixUnaryExpression(node))
    return node.operator !== ts.SyntaxKind.ExclamationToken && !ts.isNumericLiteral(node.operand);
  if (ts.isPropertyAccessExpression(node))
    return node.expression.getText() === "Math" || node.name.text.startsWith("reduce");
  return false;
}

/** A sort callback defines an order, even if it subtracts. */
const isOrder = (node: ts.Node): boolean =>
  ts.isArrowFunction(node) &&
  ts.isCallExpression(node.parent) &&
  ts.isPropertyAccessExpression(node.parent.expression) &&
  ["sort", "toSorted"].includes(node.parent.expression.name.text);

function declarationAround(node: ts.Node): string {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  const named = ts.isVariableStatement(top) ? top.declarationList.declarations[0] : (top as ts.FunctionDeclaration);
  return named?.name?.getText() ?? "";
}

/**
 * Arithmetic in adapters, and outdated entries in the list of builders.
 *
 * @param files     name -> text
 * @param builders  `file function` -> why it is allowed
 */
export function computingAdapters(
  files: ReadonlyMap<string, string>,
  builders: Readonly<Record<string, string>>,
): string[] {
  const unseen = new Set(Object.keys(builders));
  const faults: string[] = [];
  for (const [name, text] of files) {
    const tree = syntaxTree(name, text);
    const walk = (node: ts.Node): void => {
      if (isOrder(node)) return;
      if (computes(node)) {
        const key = `${name} ${declarationAround(node)}`;
        unseen.delete(key);
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        if (!Object.hasOwn(builders, key))
          faults.push(`test/vectors/methods/${name}:${line + 1}: an adapter computes: ${node.getText().slice(0, 60)}`);
      }
      ts.forEachChild(node, walk);
    };
    walk(tree);
  }
  return [
    ...faults,
    ...[...unseen].map((key) => `house/adapters.ts: ${key} computes nothing; delete it from the list`),
  ];
}

/** The adapters, and every file of the vectors that one imports: name below the adapters' folder -> text. */
export function adapterFiles(folder = "test/vectors/methods"): Map<string, string> {
  const files = new Map<string, string>();
  const add = (name: string): void => {
    if (files.has(name)) return;
    const text = readFileSync(join(folder, name), "utf8");
    files.set(name, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const path = posix.join(posix.dirname(name), fileName);
      if (fileName.startsWith(".") && !posix.normalize(`${folder}/${path}`).startsWith("src/")) add(path);
    }
  };
  for (const name of readdirSync(folder)) add(name);
  return files;
}
