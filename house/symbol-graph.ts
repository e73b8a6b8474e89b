import { globSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** A top-level declaration of a file. */
export interface Declared {
  /** "measures/cell-gap.ts cellGap": file from src, with slashes, and name. */
  readonly key: string;
  readonly file: string;
  readonly isExported: boolean;
  /** False for interfaces and type aliases, which do not exist at run time. */
  readonly isValue: boolean;
  readonly isFunction: boolean;
  readonly lines: number;
}

export interface SymbolGraph {
  readonly declared: readonly Declared[];
  /**
   * Keys of everything these keys and files use, transitively, including themselves. A file key stands for the
   * statements that run when the file is loaded.
   */
  reach(from: readonly string[]): ReadonlySet<string>;
}

interface Node extends Declared {
  readonly parts: readonly ts.Node[];
}

/**
 * The symbol-level graph of a source tree, by the TypeScript compiler: an edge from each top-level declaration to
 * those its code refers to. An import or a re-export by itself does not count as a use; `import()` uses the export it
 * picks, and a path of a file in a string (a worker's) uses what runs when that file is loaded.
 *
 * @param source  source folder
 */
export function symbolGraph(source: string): SymbolGraph {
  const root = resolve(source);
  const paths = globSync("**/*.ts", { cwd: root })
    .map((path) => join(root, path))
    .sort();
  const program = ts.createProgram(paths, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const inSource = new Set(paths);
  const nameOf = (path: string): string => relative(root, path).replaceAll("\\", "/");

  const nodes = new Map<string, Node>();
  const nodeOfStatement = new Map<ts.Node, string>();
  /** Statements that run when a file is loaded, by file. */
  const loaded = new Map<string, ts.Node[]>();
  for (const path of paths) {
    const file = program.getSourceFile(path);
    if (file === undefined) throw new Error(`The compiler did not read ${path}.`);
    const name = nameOf(path);
    loaded.set(name, []);
    const exported = new Set(exportsOf(file).map(({ name: of }) => of));
    for (const statement of file.statements) {
      const parts = declarationsIn(statement);
      if (parts.length === 0 && !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
        loaded.get(name)?.push(statement);
      for (const { id, part } of parts) {
        const key = `${name} ${id.text}`;
        // The declaration of a name in a pattern, `const [a, b] = ...`, is its element
        nodeOfStatement.set(id.parent, key);
        // Overloads, and a type with the name of a value, are one symbol
        const earlier = nodes.get(key);
        nodes.set(key, {
          key,
          file: name,
          isExported: exported.has(id.text),
          isValue: earlier?.isValue || !(ts.isInterfaceDeclaration(part) || ts.isTypeAliasDeclaration(part)),
          isFunction: earlier?.isFunction || isFunction(part),
          lines: linesOf(file, part) + (earlier?.lines ?? 0),
          parts: [...(earlier?.parts ?? []), part],
        });
      }
    }
  }

  function exportsOf(file: ts.SourceFile): readonly ts.Symbol[] {
    const module = checker.getSymbolAtLocation(file);
    return module === undefined ? [] : checker.getExportsOfModule(module);
  }

  function keysOf(symbol: ts.Symbol | undefined): readonly string[] {
    if (symbol === undefined) return [];
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.declarations ?? []).flatMap((declaration) => {
      if (!inSource.has(declaration.getSourceFile().fileName)) return [];
      for (let at: ts.Node = declaration; !ts.isSourceFile(at); at = at.parent) {
        const key = nodeOfStatement.get(at);
        if (key !== undefined) return [key];
      }
      return [];
    });
  }

  function usedBy(start: ts.Node): { readonly keys: Set<string>; readonly files: Set<string> } {
    const keys = new Set<string>();
    const files = new Set<string>();
    const add = (symbol: ts.Symbol | undefined): void => {
      for (const key of keysOf(symbol)) keys.add(key);
    };
    const modulePath = (text: string, from: ts.Node): string | undefined => {
      const path = resolve(dirname(from.getSourceFile().fileName), text);
      return inSource.has(path) ? path : undefined;
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
      if (ts.isIdentifier(node)) {
        add(
          ts.isShorthandPropertyAssignment(node.parent)
            ? checker.getShorthandAssignmentValueSymbol(node.parent)
            : isNameOnly(node)
              ? undefined
              : checker.getSymbolAtLocation(node),
        );
        return;
      }
      if (ts.isPropertyAccessExpression(node) && picked(node, modulePath)) {
        const path = picked(node, modulePath) as string;
        const file = program.getSourceFile(path);
        if (file !== undefined) add(exportsOf(file).find(({ name }) => name === node.name.text));
        files.add(nameOf(path));
        return;
      }
      if (ts.isStringLiteral(node) && /^\.{1,2}\/.*\.ts$/.test(node.text)) {
        const path = modulePath(node.text, node);
        if (path !== undefined) {
          files.add(nameOf(path));
          const file = program.getSourceFile(path);
          if (file !== undefined && ts.isCallExpression(node.parent) && isDynamicImport(node.parent))
            for (const symbol of exportsOf(file)) add(symbol);
        }
        return;
      }
      ts.forEachChild(node, visit);
    };
    visit(start);
    return { keys, files };
  }

  return {
    declared: [...nodes.values()],
    reach(from) {
      const reached = new Set<string>();
      const filesLoaded = new Set<string>();
      const waiting: string[] = [];
      const add = (key: string): void => {
        if (reached.has(key) || !nodes.has(key)) return;
        reached.add(key);
        waiting.push(key);
      };
      const follow = ({ keys, files }: { keys: ReadonlySet<string>; files: ReadonlySet<string> }): void => {
        for (const key of keys) add(key);
        for (const file of files) load(file);
      };
      const load = (file: string): void => {
        if (filesLoaded.has(file)) return;
        filesLoaded.add(file);
        for (const statement of loaded.get(file) ?? []) follow(usedBy(statement));
      };
      for (const start of from) {
        if (loaded.has(start)) load(start);
        else if (nodes.has(start)) add(start);
        else throw new Error(`There is no ${start} in ${source}.`);
      }
      for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
        const node = nodes.get(key) as Node;
        load(node.file);
        for (const part of node.parts) follow(usedBy(part));
      }
      return reached;
    },
  };
}

/** The names a statement declares, each with its own part of the statement. */
function declarationsIn(statement: ts.Statement): { id: ts.Identifier; part: ts.Node }[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((part) => namesIn(part.name).map((id) => ({ id, part })));
  const isDeclaration =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isDeclaration && statement.name !== undefined ? [{ id: statement.name, part: statement }] : [];
}

const namesIn = (name: ts.BindingName): ts.Identifier[] =>
  ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));

const isFunction = (part: ts.Node): boolean =>
  ts.isFunctionDeclaration(part) ||
  (ts.isVariableDeclaration(part) &&
    part.initializer !== undefined &&
    (ts.isArrowFunction(part.initializer) || ts.isFunctionExpression(part.initializer)));

function linesOf(file: ts.SourceFile, node: ts.Node): number {
  const line = (at: number): number => file.getLineAndCharacterOfPosition(at).line;
  return line(node.end) - line(node.getStart(file)) + 1;
}

/** An identifier that names a member or a declaration, not a symbol in scope. Members of a namespace import are resolved. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return !ts.isIdentifier(parent.expression);
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

const isDynamicImport = (call: ts.CallExpression): boolean => call.expression.kind === ts.SyntaxKind.ImportKeyword;

/** The file of `(await import("./file.ts")).name`. */
function picked(
  node: ts.PropertyAccessExpression,
  modulePath: (text: string, from: ts.Node) => string | undefined,
): string | undefined {
  let inner: ts.Expression = node.expression;
  if (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  if (!ts.isAwaitExpression(inner) || !ts.isCallExpression(inner.expression)) return undefined;
  const [argument] = inner.expression.arguments;
  if (!isDynamicImport(inner.expression) || argument === undefined || !ts.isStringLiteral(argument)) return undefined;
  return modulePath(argument.text, node);
}
