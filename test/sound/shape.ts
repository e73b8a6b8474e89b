import { globSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

/** What a parameter accepts, derived from its type. */
export type Shape =
  | { readonly kind: "number"; readonly name: string }
  | { readonly kind: "constant"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "text" }
  | { readonly kind: "list"; readonly of: Shape; readonly store?: "Float64Array" | "Uint8Array" | "Int32Array" }
  | { readonly kind: "tuple"; readonly of: readonly Shape[] }
  | { readonly kind: "record"; readonly fields: readonly Field[] }
  /** Arbitrary keys. */
  | { readonly kind: "dictionary"; readonly of: Shape }
  | { readonly kind: "choice"; readonly of: readonly Shape[] }
  /** A type with few meaningful values, named in `known.ts`. */
  | { readonly kind: "named"; readonly name: string }
  /** A type that cannot be generated: a function, a map. */
  | { readonly kind: "unknown"; readonly type: string };

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

export interface ExportedFunction {
  /** From src, with slashes: "stats/wilson.ts". */
  readonly file: string;
  readonly name: string;
  readonly parameters: readonly Field[];
  /** It never returns anything: it only checks preconditions, or has nothing to reject. */
  readonly answersNothing: boolean;
}

const house = resolve(import.meta.dirname, "../..");

/**
 * Every function exported from these rooms, with parameter shapes from the compiler.
 *
 * @param named  types to refer to by name
 */
export function exportedFunctions(rooms: readonly string[], named: ReadonlySet<string>): readonly ExportedFunction[] {
  const source = join(house, "src");
  const files = rooms.flatMap((room) =>
    globSync("**/*.ts", { cwd: join(source, room) }).map((f) => join(source, room, f)),
  );
  const settings = ts.readConfigFile(join(house, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(settings, ts.sys, house);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();

  const shapeOf = (type: ts.Type, name: string): Shape => {
    const typeName = (type.aliasSymbol ?? type.symbol)?.name ?? "";
    if (named.has(typeName)) return { kind: "named", name: typeName };
    if (type.isUnion()) return { kind: "choice", of: type.types.map((part) => shapeOf(part, name)) };
    if (type.flags & ts.TypeFlags.Number) return { kind: "number", name };
    if (type.flags & ts.TypeFlags.String) return { kind: "text" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: "constant", value: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { kind: "constant", value: checker.typeToString(type) === "true" };
    if (type.flags & ts.TypeFlags.Null) return { kind: "constant", value: null };
    if (type.flags & ts.TypeFlags.Undefined) return { kind: "constant", value: undefined };
    if (checker.isTupleType(type))
      return {
        kind: "tuple",
        of: checker.getTypeArguments(type as ts.TypeReference).map((part) => shapeOf(part, name)),
      };
    // A read-only typed array.
    if (typeName === "ReadonlyNumbers") return { kind: "list", of: { kind: "number", name }, store: "Float64Array" };
    if (typeName === "Float64Array" || typeName === "Uint8Array" || typeName === "Int32Array")
      return { kind: "list", of: { kind: "number", name }, store: typeName };
    if (checker.isArrayType(type) || typeName === "ArrayLike")
      return { kind: "list", of: shapeOf(checker.getTypeArguments(type as ts.TypeReference)[0]!, name) };
    const keyed = checker.getIndexInfosOfType(type)[0];
    if (keyed) return { kind: "dictionary", of: shapeOf(keyed.type, name) };
    const fields = checker.getPropertiesOfType(type);
    const plain = (type.flags & ts.TypeFlags.Object) | (type.flags & ts.TypeFlags.Intersection);
    if (!plain || type.getCallSignatures().length > 0 || typeName === "ReadonlyMap")
      return { kind: "unknown", type: checker.typeToString(type) };
    return { kind: "record", fields: fields.map((field) => fieldOf(field, `${name}.${field.name}`)) };
  };
  const fieldOf = (symbol: ts.Symbol, name: string): Field => {
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const type = checker.getTypeOfSymbol(symbol);
    return { name: symbol.name, optional, shape: shapeOf(optional ? checker.getNonNullableType(type) : type, name) };
  };

  return files.sort().flatMap((path) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(path)!);
    const exported = module ? checker.getExportsOfModule(module) : [];
    return exported.flatMap((symbol) => {
      const call = checker.getTypeOfSymbol(symbol).getCallSignatures()[0];
      if (!call) return [];
      const parameters = call.parameters.map((parameter, at): Field => {
        const declared = parameter.valueDeclaration as ts.ParameterDeclaration;
        const name = ts.isIdentifier(declared.name) ? declared.name.text : `argument ${at + 1}`;
        const optional = checker.isOptionalParameter(declared);
        const type = checker.getTypeOfSymbol(parameter);
        return { name, optional, shape: shapeOf(optional ? checker.getNonNullableType(type) : type, name) };
      });
      const answer = call.getReturnType();
      const nothing = ts.TypeFlags.Void | ts.TypeFlags.Undefined;
      const answersNothing = (answer.isUnion() ? answer.types : [answer]).some(({ flags }) => flags & nothing);
      return [{ file: relative(source, path).replaceAll("\\", "/"), name: symbol.name, parameters, answersNothing }];
    });
  });
}
