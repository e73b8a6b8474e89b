/**
 * Checks that no code bypasses the audience of a cube or a report: only the doors import `cube/brand.ts`, and nothing outside them is cast, guarded or
 * asserted into a `Cube`, a `Report` or something made of them. (What the compiler refuses by itself is in `test/cube/audience.test.ts`.)
 */
import ts from "typescript";

/** Files that make cubes, and the one that re-exports `audienceOf`. */
export const doors = ["build.ts", "file.ts", "official.ts", "in-thread.ts", "cube.ts"].map(
  (file) => `src/cube/${file}`,
);

const brandFile = "src/cube/brand.ts";
/** The class that every cube and report extends or contains, and the interface of reports. */
const guarded: ReadonlyMap<string, string> = new Map([
  ["MadeFor", brandFile],
  ["Report", "src/reports/report.ts"],
]);

/** @returns one line for each violation in `src`: where it is and what is wrong */
export function forgedAudiences(root: string): readonly string[] {
  const { program, files } = houseProgram(root);
  return audienceViolations(program, files, root);
}

/** The same for some files of a program. */
export function audienceViolations(program: ts.Program, files: readonly string[], root: string): readonly string[] {
  const checker = program.getTypeChecker();
  const pathOf = (file: string): string => file.slice(root.length + 1);
  const violations: string[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} was not read`);
    const path = pathOf(file);
    if (path === brandFile) continue;
    const report = (node: ts.Node, what: string): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      violations.push(`${path}:${line + 1}: ${what}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && !doors.includes(path) && isModule(node) && resolves(node, source)) {
        report(node, "only the doors of cubes import cube/brand.ts");
      }
      const type = castTo(node);
      if (type !== undefined && !doors.includes(path)) {
        const target = checker.getTypeFromTypeNode(type);
        if (isGuarded(target)) report(node, `a cast to ${type.getText(source)}: only a door makes one`);
        else if (target.flags & ts.TypeFlags.Never) report(node, "a cast to never, which fits everything");
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return violations;

  function resolves(node: ts.StringLiteralLike, source: ts.SourceFile): boolean {
    const found = ts.resolveModuleName(node.text, source.fileName, program.getCompilerOptions(), ts.sys).resolvedModule;
    return found !== undefined && pathOf(found.resolvedFileName) === brandFile;
  }

  /** A cube or report itself, or a union, intersection, array, promise or record that contains one. */
  function isGuarded(type: ts.Type, seen = new Set<ts.Type>()): boolean {
    if (seen.has(type)) return false;
    seen.add(type);
    if (type.isUnionOrIntersection()) return type.types.some((part) => isGuarded(part, seen));
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declared = type.getSymbol()?.declarations ?? [];
    const home = guarded.get(type.getSymbol()?.name ?? "");
    if (home !== undefined && declared.some((d) => pathOf(d.getSourceFile().fileName) === home)) return true;
    if (type.isClassOrInterface() || isReference(type)) {
      const target = isReference(type) ? type.target : type;
      if (target.isClassOrInterface() && checker.getBaseTypes(target).some((base) => isGuarded(base, seen)))
        return true;
      const inside = isReference(type) ? checker.getTypeArguments(type) : [];
      if (inside.some((part) => isGuarded(part, seen))) return true;
    }
    // Members of our own types: `{ cube: Cube<"public"> }` forges as well as the cube itself.
    const isOurs = (symbol?.declarations ?? declared).every(
      (d) => !d.getSourceFile().fileName.includes("node_modules"),
    );
    if (!isOurs || !(type.flags & ts.TypeFlags.Object)) return false;
    return checker.getPropertiesOfType(type).some((property) => isGuarded(checker.getTypeOfSymbol(property), seen));
  }
}

const isReference = (type: ts.Type): type is ts.TypeReference =>
  (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;

/** The type that a cast, a type guard or an assertion gives to a value whose type the compiler has not checked. */
function castTo(node: ts.Node): ts.TypeNode | undefined {
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node))
    return ts.isConstTypeReference(node.type) ? undefined : node.type;
  return ts.isTypePredicateNode(node) ? node.type : undefined;
}

/** A module's name in an import, an export, `import(...)`, `require(...)` or an import type. */
function isModule(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent))
    return true;
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent);
  return (
    ts.isCallExpression(parent) &&
    (parent.expression.kind === ts.SyntaxKind.ImportKeyword || parent.expression.getText() === "require")
  );
}

/**
 * Our files as one TypeScript program; types are resolved lazily.
 *
 * @param planted  texts of virtual files by path, for tests of violations
 */
export function houseProgram(
  root: string,
  planted: ReadonlyMap<string, string> = new Map(),
): { readonly program: ts.Program; readonly files: readonly string[] } {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config.config, include: ["src"] }, ts.sys, root);
  const files = planted.size > 0 ? [...planted.keys()] : fileNames;
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => planted.has(file) || fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = planted.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language, true);
  };
  return { program: ts.createProgram(files, options, host), files };
}
