import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

/**
 * Syntax that Node 22.18, the oldest Node that runs the program, rejects. Node strips types, but translates nothing, so one such line stops every command.
 * (Functions newer than ES2024 do not compile: `lib` in tsconfig.json.)
 */
function newerSyntax(node: ts.Node): string | undefined {
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) !== 0) return "a using declaration";
  if (ts.isDecorator(node)) return "a decorator";
  if (node.kind === ts.SyntaxKind.AccessorKeyword) return "an accessor field";
  return undefined;
}

/** Every use of such syntax, as `file:line: what`. */
export const newerSyntaxIn = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, text]) => {
    const source = syntaxTree(file, text);
    const faults: string[] = [];
    const walk = (node: ts.Node): void => {
      const what = newerSyntax(node);
      if (what !== undefined) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        faults.push(`${file}:${line + 1}: Node 22.18 cannot run ${what}`);
      }
      ts.forEachChild(node, walk);
    };
    walk(source);
    return faults;
  });
