/**
 * Checks that no code bypasses the audience of a cube or report: only the doors import `cube/brand.ts`, and nothing
 * outside them is cast, guarded or asserted to be a `Cube`, a `Report`, something containing one, or a type that may
 * be one. (For what the compiler itself rejects, see `test/cube/audience.test.ts`.)
 */
import ts from "typescript";
import type { Audience } from "../src/cube/audience.ts";

/** Files that make cubes and releases, and the one that re-exports `audienceOf`. */
const cubeDoors = [
  "build.ts",
  "file.ts",
  "official.ts",
  "official-records.ts",
  "made-from.ts",
  "in-thread.ts",
  "staff-notes.ts",
  "cube.ts",
].map((file) => `src/cube/${file}`);
export const doors = [...cubeDoors, "src/privacy/public-release.ts"];

const brandFile = "src/cube/brand.ts";
/** Functions that give new data the audience of its source, and who may call them. */
const givers = [
  { name: "madeFrom", file: "src/cube/made-from.ts", callers: ["src/reports/", "src/app/database/"] },
  {
    name: "shownFrom",
    file: "src/reports/report.ts",
    callers: ["src/reports/report.ts", "src/web/page-kind.ts", "src/printers/output.ts"],
  },
  { name: "pagesFor", file: "src/web/page-kind.ts", callers: ["src/web/"] },
  { name: "publicRelease", file: "src/privacy/public-release.ts", callers: ["src/privacy/protect-release.ts"] },
  { name: "readPublicRelease", file: "src/privacy/public-release.ts", callers: ["src/app/"] },
  { name: "printedFile", file: "src/printers/output.ts", callers: ["src/printers/"] },
] as const;
/** Copies plain data for threads. The copy loses the brand, which `in-thread.ts` sets again. */
const plainCopies = "src/cube/arrays.ts";
const audiences: ReadonlySet<string> = new Set(["internal", "staff", "public"] satisfies Audience[]);
/** The class that every cube and report extends or contains, and the interface of reports. */
const guarded: ReadonlyMap<string, string> = new Map([
  ["MadeFor", brandFile],
  ["Report", "src/reports/report.ts"],
  ["PageFor", "src/web/page-kind.ts"],
]);

/** @returns one line for each violation in `src`: where it is and what is wrong */
export function forgedAudiences(root: string): readonly string[] {
  const { program, files } = houseProgram(root);
  return audienceViolations(program, files, root);
}

/** Same for some files of a program. */
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
    const { text } = source;
    for (const comment of text.matchAll(silencing)) {
      const { line } = source.getLineAndCharacterOfPosition(comment.index);
      violations.push(`${path}:${line + 1}: ${comment[1]} lets anything pass for a cube or report`);
    }
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && !doors.includes(path) && isModule(node) && resolves(node, source)) {
        report(node, "only the doors of cubes and releases import cube/brand.ts");
      }
      const giver = ts.isIdentifier(node) ? givers.find(({ name }) => name === node.text) : undefined;
      if (giver !== undefined && !doors.includes(path) && !giver.callers.some((caller) => path.startsWith(caller))) {
        if (isDeclaredIn(node as ts.Identifier, giver.file))
          report(node, `${giver.name} gives data an audience: only ${giver.callers.join(" and ")} call it`);
      }
      if (ts.isStringLiteralLike(node) && !doors.includes(path) && audiences.has(node.text) && isAudience(node))
        report(node, `"${node.text}" as an audience: it comes from a door, never from a literal`);
      const type = castTo(node);
      if (type !== undefined && !doors.includes(path)) {
        const target = checker.getTypeFromTypeNode(type);
        if (isGuarded(target)) report(node, `a cast to ${type.getText(source)}: only a door makes one`);
        else if (target.flags & ts.TypeFlags.Never) report(node, "a cast to never, which fits everything");
        else if (path !== plainCopies && isOpen(target) && !isNarrowing(node, target))
          report(node, `a cast to ${type.getText(source)}, which a caller may take for a cube or report`);
      }
      if (ts.isCallExpression(node) && untyped.test(node.expression.getText(source))) {
        const becomes = checker.getContextualType(node);
        const parts = [...node.arguments.map((part) => checker.getTypeAtLocation(part)), ...(becomes ? [becomes] : [])];
        const through = node.expression.getText(source);
        if (parts.some((part) => isGuarded(part)))
          report(node, `a cube or report through ${through}, which forgets its type`);
        else if (isLeftUntyped(node))
          report(node, `a result of ${through} without a type, which anybody may take for a cube or report`);
      }
      const item = itemOfList(node);
      if (item !== undefined && !doors.includes(path) && isGuarded(checker.getTypeFromTypeNode(item)))
        report(
          node,
          "a list of cubes or reports that can be added to: one for other readers fits in, so it is readonly",
        );
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return violations;

  function resolves(node: ts.StringLiteralLike, source: ts.SourceFile): boolean {
    const found = ts.resolveModuleName(node.text, source.fileName, program.getCompilerOptions(), ts.sys).resolvedModule;
    return found !== undefined && pathOf(found.resolvedFileName) === brandFile;
  }

  /** Whether an identifier resolves to a declaration in the file, through imports and re-exports. */
  function isDeclaredIn(node: ts.Identifier, file: string): boolean {
    const symbol = checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).some((d) => pathOf(d.getSourceFile().fileName) === file);
  }

  /** Whether a literal becomes somebody's audience: the value of something of that name, or of an audience's type. */
  function isAudience(node: ts.StringLiteralLike): boolean {
    const value = wholeValue(node);
    const { parent } = value;
    if (ts.isSatisfiesExpression(parent) || isCompared(value)) return false;
    if (named(parent, value) === "audience") return true;
    const context = checker.getContextualType(node);
    const of = context === undefined ? [] : context.isUnion() ? context.types : [context];
    const alias = context?.aliasSymbol;
    if (alias?.name === "Audience") return true;
    return of.length > 1 && of.every((type) => type.isStringLiteral() && audiences.has(type.value));
  }

  /** Whether a call gives an `any` that nothing around it gives a type. What is made of it could be taken for a cube or report. */
  function isLeftUntyped(call: ts.CallExpression): boolean {
    if ((checker.getTypeAtLocation(call).flags & ts.TypeFlags.Any) === 0 || ts.isAsExpression(call.parent))
      return false;
    const becomes = checker.getContextualType(call);
    return becomes === undefined || (becomes.flags & ts.TypeFlags.Any) !== 0;
  }

  /** A type parameter that may be a cube or report, or a union, array or promise of one. */
  function isOpen(type: ts.Type, seen = new Set<ts.Type>()): boolean {
    if (seen.has(type)) return false;
    seen.add(type);
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const bound = checker.getBaseConstraintOfType(type);
      const any = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
      return bound === undefined || (bound.flags & any) !== 0 || isEmpty(bound) || isGuarded(bound);
    }
    if (type.isUnionOrIntersection()) return type.types.some((part) => isOpen(part, seen));
    return isReference(type) && checker.getTypeArguments(type).some((part) => isOpen(part, seen));
  }

  function isEmpty(type: ts.Type): boolean {
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
    return isObject && type.getProperties().length === 0 && checker.getIndexInfosOfType(type).length === 0;
  }

  /** Whether a cast only removes null and undefined, or a type guard picks one of the value's declared types. */
  function isNarrowing(node: ts.Node, target: ts.Type): boolean {
    const isGuard = ts.isTypePredicateNode(node);
    const value = isGuard ? parameterOf(node) : (node as ts.AsExpression).expression;
    if (value === undefined) return false;
    const type = checker.getTypeAtLocation(value);
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
    if (isGuard) return checker.isTypeAssignableTo(target, type);
    return checker.isTypeAssignableTo(checker.getNonNullableType(type), target);
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
    // Members of our own types: `{ cube: Cube<"public"> }` is as good a forgery as the cube itself.
    const isOurs = (symbol?.declarations ?? declared).every(
      (d) => !d.getSourceFile().fileName.includes("node_modules"),
    );
    if (!isOurs || !(type.flags & ts.TypeFlags.Object)) return false;
    return checker.getPropertiesOfType(type).some((property) => isGuarded(checker.getTypeOfSymbol(property), seen));
  }
}

const isReference = (type: ts.Type): type is ts.TypeReference =>
  (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;

/** The parameter that a type guard is about. */
const parameterOf = ({ parent, parameterName }: ts.TypePredicateNode): ts.ParameterDeclaration | undefined =>
  "parameters" in parent
    ? parent.parameters.find(
        (parameter) => ts.isParameter(parameter) && parameter.name.getText() === parameterName.getText(),
      )
    : undefined;

/** Comments by which the compiler lets an error pass. */
const silencing = /(@ts-(?:expect-error|ignore|nocheck))/g;

/** Built-in functions that accept or return anything. */
const untyped = /^(Object(\.(assign|create|defineProperties|fromEntries))?|JSON\.parse|Reflect\.\w+)$/;

/** The type of the items, where a node is the type of a list that can be added to. */
function itemOfList(node: ts.Node): ts.TypeNode | undefined {
  if (ts.isArrayTypeNode(node)) {
    const { parent } = node;
    const isReadonly = ts.isTypeOperatorNode(parent) && parent.operator === ts.SyntaxKind.ReadonlyKeyword;
    return isReadonly ? undefined : node.elementType;
  }
  if (!ts.isTypeReferenceNode(node) || !["Array", "Set", "Map"].includes(node.typeName.getText())) return undefined;
  return node.typeArguments?.at(-1);
}

/** The whole expression that a literal is the value of: through parentheses, casts, arrays of a `satisfies`, and both sides of a choice. */
function wholeValue(node: ts.Expression): ts.Expression {
  const { parent } = node;
  const isThrough =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isTypeAssertionExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && isChoice(parent.operatorToken.kind));
  return isThrough ? wholeValue(parent) : node;
}

const isChoice = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.QuestionQuestionToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.AmpersandAmpersandToken;

const isCompared = (node: ts.Expression): boolean =>
  ts.isCaseClause(node.parent) ||
  (ts.isBinaryExpression(node.parent) &&
    [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
      node.parent.operatorToken.kind,
    ));

/** The name that a value is given: of a property, a variable, a default, or the left side of an assignment. */
function named(parent: ts.Node, value: ts.Expression): string | undefined {
  const isNamed =
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isPropertyDeclaration(parent);
  if (isNamed && parent.initializer === value) {
    const name = ts.isBindingElement(parent) && parent.propertyName !== undefined ? parent.propertyName : parent.name;
    return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === value
  ) {
    if (ts.isPropertyAccessExpression(parent.left)) return parent.left.name.text;
    if (ts.isElementAccessExpression(parent.left) && ts.isStringLiteralLike(parent.left.argumentExpression))
      return parent.left.argumentExpression.text;
    if (ts.isIdentifier(parent.left)) return parent.left.text;
  }
  return undefined;
}

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

/** Files on disk as they were first parsed, since programs of one process share them. */
const parsed = new Map<string, ts.SourceFile | undefined>();

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
    if (text !== undefined) return ts.createSourceFile(file, text, language, true);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, language, ...rest));
    return parsed.get(file);
  };
  return { program: ts.createProgram(files, options, host), files };
}
