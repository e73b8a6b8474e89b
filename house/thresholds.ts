/**
 * A number that decides something about students, a finding or a screen is declared in `src/rules` with its year and
 * source. This file finds the others: numeric literals, and constants made of them, in a position that decides.
 * Numbers that are not policy (algorithm tolerances, buffer sizes, list lengths on screen) are listed in
 * `house/technical-numbers.ts`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";
import { bare, type ConstantsOfFile, constantsOf, isOptions, partOf } from "./constants.ts";

/**
 * Rooms in which a number passed to a function or its options also decides: a level, a power, a quantile, a minimum.
 */
const roomsOfMethods: ReadonlySet<string> = new Set([
  "funding",
  "groups",
  "improve",
  "indicators",
  "measures",
  "models",
  "privacy",
  "reports",
  "surveys",
]);
/** Exempt rooms: `rules` is where thresholds belong, and `sample` simulates a district. */
const exemptRooms: ReadonlySet<string> = new Set(["rules", "sample"]);
/** In drawings a whole number is a length in pixels; a fraction may decide. */
const drawings = "ui/charts/";

/** Functions of the row language whose numeric arguments decide which students count. */
const decidingCalls: ReadonlySet<string> = new Set([
  "above",
  "atLeast",
  "atMost",
  "below",
  "between",
  "equals",
  "isIn",
  "minus",
  "plus",
  "threshold",
]);
/** Functions of the row language whose number converts a unit. */
const conversions: ReadonlySet<string> = new Set(["times", "dividedBy", "literal", "prefix"]);
const ordering: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ...ordering,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
/** Operators whose number is a period, a power or a pattern of bits, never a limit. */
const structural: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);
/** Methods of strings, arrays and numbers whose number is a position, a width or a count of digits. */
const positional: ReadonlySet<string> = new Set(
  "at slice subarray substring split padStart padEnd repeat toFixed toPrecision flat fill set charCodeAt toString join".split(
    " ",
  ),
);
const membership: ReadonlySet<string> = new Set(["includes", "has", "indexOf"]);
/** SQL in which a number decides. */
const sqlComparison =
  /(?:<=|>=|<>|<|>|=)\s*(?:\w+\s*\*\s*)?(\d+(?:\.\d+)?)(?![\w.:])|(?<![\w.{$])(\d+(?:\.\d+)?)\s*(?:<=|>=|<>|<|>)/g;
const isSql = /\b(?:SELECT|WHERE|HAVING|CASE WHEN|FILTER|count\(|sum\()/;

/** One number in a position that decides. */
export interface FoundNumber {
  /** Path below `src`. */
  readonly file: string;
  readonly line: number;
  /** Declaration at the top of the file that contains it. */
  readonly declaration: string;
  readonly number: string;
}

const calleeName = (call: ts.CallExpression): string =>
  ts.isIdentifier(call.expression)
    ? call.expression.text
    : ts.isPropertyAccessExpression(call.expression)
      ? call.expression.name.text
      : "";
const isMath = (call: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(call.expression) && call.expression.expression.getText() === "Math";

/** Comparisons of a length: two is the minimum for a difference, a range or a pair. */
const isLength = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) && ["length", "size"].includes(node.name.text);

/**
 * Whether an expression is in a position that decides.
 *
 * @param strict  whether the file is of a room of methods
 */
function decides(expression: ts.Node, strict: boolean): boolean {
  let via = expression;
  let isArgument = false;
  for (let at = expression.parent; !ts.isSourceFile(at); via = at, at = at.parent) {
    if (ts.isPropertyAccessExpression(at)) {
      const isCalled = ts.isCallExpression(at.parent) && at.parent.expression === at;
      if (isCalled && membership.has(at.name.text)) return true;
      if (isCalled) return false;
      continue;
    }
    if (ts.isElementAccessExpression(at)) {
      if (at.argumentExpression === via) return false;
      continue;
    }
    if (ts.isBinaryExpression(at)) {
      const kind = at.operatorToken.kind;
      if (structural.has(kind) && at.right === via) return false;
      if (comparing.has(kind)) {
        if (isArgument && !strict) return false;
        const other = at.left === via ? at.right : at.left;
        // Equality with a named constant is an identity check (a version, a code, a kind), not a limit.
        if (!ordering.has(kind) && ts.isIdentifier(expression) && !strict) return false;
        return !(via.getText() === "2" && isLength(bare(other)));
      }
      if (kind === ts.SyntaxKind.QuestionQuestionToken && at.right === via) return true;
    }
    // The goal and the position of an indicator are places in a list.
    if (ts.isPropertyAssignment(at) && ["goal", "board"].includes(at.name.getText())) return false;
    if (ts.isCallExpression(at) && at.expression !== via) {
      const name = calleeName(at);
      if (conversions.has(name)) return false;
      if (decidingCalls.has(name)) return true;
      if (isMath(at)) continue;
      if (positional.has(name)) return false;
      if (strict && !isArgument && !isArithmetic(expression, via)) return true;
      isArgument = true;
    }
    if (ts.isTemplateSpan(at)) return isSql.test(at.parent.getText());
    if ((ts.isParameter(at) || ts.isBindingElement(at)) && at.initializer === via) return true;
    if (ts.isCaseClause(at) && at.expression === via) return true;
    if (ts.isConditionalExpression(at) && at.condition !== via) continue;
    if (ts.isVariableDeclaration(at) || ts.isFunctionLike(at) || ts.isStatement(at) || ts.isNewExpression(at))
      return false;
  }
  return false;
}

/** Whether a number is a factor or term in an argument (`x / 2`): part of a formula, not a choice. */
const isArithmetic = (expression: ts.Node, argument: ts.Node): boolean =>
  expression !== argument && ts.isBinaryExpression(bare(argument as ts.Expression));

/** The declaration at the top of a file around a node. */
function declarationAround(node: ts.Node): string {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  if (ts.isVariableStatement(top)) {
    const names = top.declarationList.declarations;
    const own = names.find((d) => d.pos <= node.pos && node.end <= d.end) ?? names[0];
    return own?.name.getText() ?? "";
  }
  const named = top as ts.Node & { readonly name?: ts.Identifier };
  return named.name?.text ?? "";
}

/**
 * Numbers that decide, in all files given.
 *
 * @param files  path below `src` -> text
 */
export function decidingNumbers(files: ReadonlyMap<string, string>): FoundNumber[] {
  const sources = new Map([...files].map(([name, text]) => [name, constantsOf(name, text)]));
  const found = new Map<string, FoundNumber>();
  const followed = new Set<ts.Node>();

  const add = (source: ConstantsOfFile, node: ts.Node, number: string): void => {
    const line = source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.set(`${source.name}:${node.getStart()}:${number}`, {
      file: source.name,
      line,
      declaration: declarationAround(node),
      number,
    });
  };
  const addAll = (source: ConstantsOfFile, given: ts.Node): void => {
    if (followed.has(given)) return;
    followed.add(given);
    const walk = (node: ts.Node): void => {
      if (ts.isNumericLiteral(node) && isChoice(node, source.name)) add(source, node, node.getText());
      if (ts.isIdentifier(node)) follow(source, node);
      if (!ts.isFunctionLike(node)) ts.forEachChild(node, walk);
    };
    walk(given);
  };
  /** A name that decides: what its constant is made of does, or the part of it that is read. */
  const follow = (source: ConstantsOfFile, name: ts.Identifier): void => {
    const { parent } = name;
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) return;
    if (ts.isPropertyAssignment(parent) && parent.name === name) return;
    const path: string[] = [];
    for (
      let at: ts.Node = name;
      ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at;
      at = at.parent
    )
      path.push(at.parent.name.text);
    const imported = source.imports.get(name.text);
    const from = imported === undefined ? source : sources.get(imported.file);
    for (const made of from?.constants.get(imported?.name ?? name.text) ?? []) {
      const part = path.reduce(partOf, made);
      if (from !== undefined && (isOptions(part) || part.kind === ts.SyntaxKind.NumericLiteral)) addAll(from, part);
    }
  };

  for (const source of sources.values()) {
    const strict = roomsOfMethods.has(source.name.split("/")[0] ?? "");
    const walk = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || isExample(node)) return;
      if (ts.isNumericLiteral(node) && isChoice(node, source.name)) {
        if (decides(node, strict)) add(source, node, node.getText());
      } else if (ts.isIdentifier(node) && (source.constants.has(node.text) || source.imports.has(node.text))) {
        if (decides(node, strict)) follow(source, node);
      } else if (ts.isStringLiteral(node)) {
        const at = node.parent;
        if (/^\d+([-:]\d+)*$/.test(node.text) && ts.isBinaryExpression(at) && ordering.has(at.operatorToken.kind))
          add(source, node, node.getText());
      } else if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
        const text = node.getText();
        if (isSql.test(text))
          for (const [, after, before] of text.matchAll(sqlComparison)) {
            const number = after ?? before ?? "";
            if (!["0", "1"].includes(number)) add(source, node, number);
          }
      }
      ts.forEachChild(node, walk);
    };
    walk(source.tree);
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** Boundary cases of an indicator are examples. */
const isExample = (node: ts.Node): boolean => ts.isPropertyAssignment(node) && node.name.getText() === "boundary";

/**
 * 0 and 1 are not choices, a hexadecimal or octal number is a bit pattern, and a whole number in a drawing is a
 * length.
 */
const isChoice = (node: ts.NumericLiteral, file: string): boolean =>
  !["0", "1"].includes(node.text) &&
  !/^0[xob]/i.test(node.getText()) &&
  !(file.startsWith(drawings) && Number.isInteger(Number(node.text)));

/** The files that are checked: path below `src` -> text. */
export function checkedFiles(root = "src"): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => name.endsWith(".ts") && !exemptRooms.has(name.split("/")[0] ?? ""));
  return new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
}

/** Numbers in a declaration that are not policy, and why. */
export type TechnicalNumbers = Readonly<Record<string, readonly [numbers: string, reason: string]>>;

/**
 * What is wrong: deciding numbers outside `rules` that are not listed as technical, and outdated entries in that
 * list.
 *
 * @param technical  `file declaration` -> its numbers, separated by spaces, and the reason
 */
export function bareThresholds(files: ReadonlyMap<string, string>, technical: TechnicalNumbers): string[] {
  const unseen = new Map(Object.entries(technical).map(([key, [numbers]]) => [key, new Set(numbers.split(" "))]));
  const faults = decidingNumbers(files).flatMap(({ file, line, declaration, number }) => {
    const key = `${file} ${declaration}`;
    const isListed = (technical[key]?.[0] ?? "").split(" ").includes(number);
    unseen.get(key)?.delete(number);
    return isListed
      ? []
      : [
          `src/${file}:${line}: ${number} in ${declaration} is a bare threshold; declare it in src/rules with its year and source, or, if it is no policy, in house/technical-numbers.ts`,
        ];
  });
  const stale = [...unseen].flatMap(([key, numbers]) =>
    [...numbers].map(
      (number) => `house/technical-numbers.ts: ${key} has no ${number} that decides; delete it from the list`,
    ),
  );
  return [...faults, ...stale];
}
