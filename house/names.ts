import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

/** Names that a file declares and exports, with their lines. `export ... from` does not declare a name. */
export function exportedNames(file: string, text: string): ReadonlyMap<string, number> {
  const source = syntaxTree(file, text);
  const isExported = (node: ts.Statement): boolean =>
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const identifiers = (name: ts.BindingName): readonly ts.Identifier[] =>
    ts.isIdentifier(name)
      ? [name]
      : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : identifiers(element.name)));
  const names = new Map<string, number>();
  for (const statement of source.statements) {
    if (!isExported(statement)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        for (const identifier of identifiers(name)) names.set(identifier.text, lineOf(identifier));
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    ) {
      if (statement.name !== undefined) names.set(statement.name.text, lineOf(statement.name));
    }
  }
  return names;
}

/** The types that a file declares at its top and does not export, each with its line. */
export function localTypes(file: string, text: string): ReadonlyMap<string, number> {
  const source = syntaxTree(file, text);
  const exported = exportedNames(file, text);
  const names = new Map<string, number>();
  for (const statement of source.statements) {
    const isType =
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement);
    const name = isType ? statement.name : undefined;
    if (name !== undefined && !exported.has(name.text))
      names.set(name.text, source.getLineAndCharacterOfPosition(name.getStart()).line + 1);
  }
  return names;
}

/** Every language has the same files with the same names, so the language folders count as one. */
const withoutLanguage = (file: string): string => file.replace(/^(src\/ui\/language\/)[a-z]{2}\//, "$1*/");

/** Exported names declared in two files, and unexported types with the name of another file's export. */
export function repeatedNames(files: ReadonlyMap<string, string>): string[] {
  const declaredIn = new Map<string, Map<string, string>>();
  for (const [file, text] of files)
    for (const [name, line] of exportedNames(file, text)) {
      const places = declaredIn.get(name) ?? new Map<string, string>();
      const key = withoutLanguage(file);
      if (!places.has(key)) places.set(key, `${file}:${line}`);
      declaredIn.set(name, places);
    }
  const repeated = [...declaredIn].flatMap(([name, places]) =>
    places.size > 1
      ? [`${[...places.values()].join(", ")}: "${name}" is exported by ${places.size} files; one name means one thing`]
      : [],
  );
  const hidden = [...files].flatMap(([file, text]) =>
    [...localTypes(file, text)].flatMap(([name, line]) => {
      const other = [...(declaredIn.get(name)?.values() ?? [])][0];
      return other === undefined ? [] : [`${file}:${line}: "${name}" is a type of ${other}; one name means one thing`];
    }),
  );
  return [...repeated, ...hidden];
}

/** The text of every TypeScript file under a folder, by its path. */
export const sourceFiles = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name).replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
