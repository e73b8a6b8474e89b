import ts from "typescript";

const trees = new Map<string, { readonly text: string; readonly tree: ts.SourceFile }>();

/** Syntax tree of a file. Parsed once, because most checks read every file of `src`. */
export function syntaxTree(file: string, text: string): ts.SourceFile {
  const known = trees.get(file);
  if (known?.text === text) return known.tree;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  trees.set(file, { text, tree });
  return tree;
}
