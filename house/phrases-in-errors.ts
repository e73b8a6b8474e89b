import ts from "typescript";
import { syntaxTree } from "./syntax-tree.ts";

/** A letter next to a space: a phrase in some language. Ids contain no spaces, and list separators no letters. */
const phrase = /\p{L}\S*\s|\s\S*\p{L}/u;

/** Functions that throw about an argument by name. */
const refusing = /^require[A-Z]/;

/** The languages have the phrases. */
const isLanguage = (file: string): boolean => file.startsWith("src/ui/language/");

const isAppError = (node: ts.Node): node is ts.NewExpression =>
  ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "AppError";

const parse = (file: string, text: string): ts.SourceFile => syntaxTree(file, text);

/** The name of a function that is declared, or assigned to a constant. */
function nameOfFunction(node: ts.SignatureDeclaration): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

/** Names that appear in facts: the facts themselves, or the value of one. */
function namesInFacts(facts: ts.Expression | undefined): readonly string[] {
  if (facts === undefined) return [];
  if (ts.isIdentifier(facts)) return [facts.text];
  if (!ts.isObjectLiteralExpression(facts)) return [];
  return facts.properties.flatMap((p) => {
    if (ts.isShorthandPropertyAssignment(p)) return [p.name.text];
    const value = ts.isPropertyAssignment(p) ? p.initializer : ts.isSpreadAssignment(p) ? p.expression : undefined;
    return value !== undefined && ts.isIdentifier(value) ? [value.text] : [];
  });
}

/** Functions that create an error from their arguments: by name, the positions of parameters that become facts. */
function makersOfErrors(sources: readonly ts.SourceFile[]): ReadonlyMap<string, ReadonlySet<number>> {
  const makers = new Map<string, Set<number>>();
  const walk = (node: ts.Node, within: readonly ts.SignatureDeclaration[]): void => {
    if (isAppError(node)) {
      const facts = new Set(namesInFacts(node.arguments?.[1]));
      for (const maker of within) {
        const name = nameOfFunction(maker);
        if (name === undefined) continue;
        maker.parameters.forEach((parameter, at) => {
          if (ts.isIdentifier(parameter.name) && facts.has(parameter.name.text))
            makers.set(name, (makers.get(name) ?? new Set()).add(at));
        });
      }
    }
    const inner = ts.isFunctionLike(node) ? [...within, node] : within;
    ts.forEachChild(node, (child) => walk(child, inner));
  };
  for (const source of sources) walk(source, []);
  return makers;
}

/**
 * Fixed texts in a value: in a literal, a template, either side of a conditional, or the parts of an object or list.
 */
function textsIn(node: ts.Node): readonly ts.Node[] {
  if (ts.isStringLiteralLike(node)) return phrase.test(node.text) ? [node] : [];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].some((t) => phrase.test(t))
      ? [node]
      : [];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsIn);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(textsIn);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsIn(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsIn);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((p) => (ts.isPropertyAssignment(p) ? textsIn(p.initializer) : []));
  return [];
}

/** Phrases that become error facts, as `file:line: text`: no language file could translate them. */
export function phrasesInErrors(files: ReadonlyMap<string, string>): string[] {
  const sources = [...files].filter(([file]) => !isLanguage(file)).map(([file, text]) => parse(file, text));
  const makers = makersOfErrors(sources);
  const faults: string[] = [];
  for (const source of sources) {
    const walk = (node: ts.Node): void => {
      const isCall = ts.isCallExpression(node) && ts.isIdentifier(node.expression);
      const name = isCall ? node.expression.text : "";
      const facts = isAppError(node)
        ? (node.arguments ?? []).slice(0, 2)
        : isCall
          ? node.arguments.filter((_, at) => refusing.test(name) || makers.get(name)?.has(at) === true)
          : [];
      for (const text of facts.flatMap(textsIn)) {
        const { line } = source.getLineAndCharacterOfPosition(text.getStart());
        faults.push(
          `${source.fileName}:${line + 1}: ${text.getText()}: a fact of an error is an id; src/ui/language has the words`,
        );
      }
      ts.forEachChild(node, walk);
    };
    walk(source);
  }
  return faults;
}
