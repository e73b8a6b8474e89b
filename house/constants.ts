/** Constants made of numbers in a file of TypeScript, and where its imported names come from. */
import { posix } from "node:path";
import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

export interface ConstantsOfFile {
  readonly name: string;
  readonly tree: ts.SourceFile;
  /** What constants are made of, by name: module and local ones, and names that a constant's parts are read as. */
  readonly constants: Map<string, ts.Expression[]>;
  /** Imported names: the file they come from and their name there. */
  readonly imports: Map<string, { readonly file: string; readonly name: string }>;
}

export const bare = (node: ts.Expression): ts.Expression =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;

/** Whether an expression is made of numbers and constants: a literal, arithmetic on such, or a list or object with one in it. */
function isMadeOfNumbers(given: ts.Expression, source: ConstantsOfFile): boolean {
  const node = bare(given);
  const again = (part: ts.Expression): boolean => isMadeOfNumbers(part, source);
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isIdentifier(node)) return source.constants.has(node.text);
  if (ts.isPropertyAccessExpression(node)) return again(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return again(node.operand);
  if (ts.isBinaryExpression(node)) return again(node.left) && again(node.right);
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(again);
  if (ts.isNewExpression(node)) return (node.arguments ?? []).some(again);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.some((p) => ts.isPropertyAssignment(p) && again(p.initializer));
  return false;
}

/** Whether every leaf of an object is a number or a flag: options of a function, not a declared unit. */
export function isOptions(given: ts.Expression): boolean {
  const node = bare(given);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((p) => ts.isPropertyAssignment(p) && isOptions(p.initializer));
  return (
    ts.isNumericLiteral(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind)
  );
}

/** The part of an object literal with a name; the whole when it has none. */
export function partOf(given: ts.Expression, name: string): ts.Expression {
  const node = bare(given);
  if (!ts.isObjectLiteralExpression(node)) return node;
  const part = node.properties.find((p) => p.name?.getText() === name);
  return part !== undefined && ts.isPropertyAssignment(part) ? part.initializer : node;
}

export function constantsOf(name: string, text: string): ConstantsOfFile {
  const tree = syntaxTree(name, text);
  const source: ConstantsOfFile = { name, tree, constants: new Map(), imports: new Map() };
  const keep = (constant: string, made: ts.Expression): void => {
    source.constants.set(constant, [...(source.constants.get(constant) ?? []), made]);
  };
  const walk = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      (node.parent.flags & ts.NodeFlags.Const) > 0
    ) {
      const made = node.initializer;
      if (ts.isIdentifier(node.name)) {
        if (isMadeOfNumbers(made, source)) keep(node.name.text, made);
      } else {
        const root = bare(made);
        const whole = ts.isIdentifier(root) ? source.constants.get(root.text) : [root];
        for (const binding of node.name.elements)
          if (ts.isBindingElement(binding) && ts.isIdentifier(binding.name))
            for (const object of whole ?? []) {
              const part = partOf(object, (binding.propertyName ?? binding.name).getText());
              if (isMadeOfNumbers(part, source)) keep(binding.name.text, part);
            }
      }
    }
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const file = posix.join(posix.dirname(name), node.moduleSpecifier.text);
      const bindings = node.importClause?.namedBindings;
      if (bindings !== undefined && ts.isNamedImports(bindings))
        for (const { name: local, propertyName } of bindings.elements)
          source.imports.set(local.text, { file, name: (propertyName ?? local).text });
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return source;
}
