import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Functions of the row language whose numeric arguments decide which students count. */
const deciding: ReadonlySet<string> = new Set([
  "above",
  "atLeast",
  "atMost",
  "below",
  "between",
  "equals",
  "isIn",
  "threshold",
]);
const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Whether a numeric literal takes part in a comparison: as an operand, or inside a call of a deciding function. */
function decides(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && ts.isIdentifier(at.expression) && deciding.has(at.expression.text)) return true;
    if (ts.isBinaryExpression(at) && comparing.has(at.operatorToken.kind)) return true;
  }
  return false;
}

/** Numeric literals other than 0 and 1 in comparisons, each as `file:line: text`. */
export function bareThresholdsIn(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && !["0", "1"].includes(node.text) && decides(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(
        `${name}:${line + 1}: ${node.text} is a bare threshold; declare it in src/rules with its year and source`,
      );
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

/** Bare thresholds of every file in a folder. */
export const bareThresholds = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => bareThresholdsIn(join(folder, name), readFileSync(join(folder, name), "utf8")));
