import type { YamlFault } from "../../../base/error-facts.ts";

/** YAML syntax errors, by the parser's error code. */
export const yaml: Readonly<Record<YamlFault["code"], string>> = {
  ALIAS_PROPS: "un alias no lleva ancla ni etiqueta",
  BAD_ALIAS: "el alias no está bien escrito",
  BAD_COLLECTION_TYPE: "la etiqueta no vale para esta clase de valor",
  BAD_DIRECTIVE: "la directiva no está bien escrita",
  BAD_DQ_ESCAPE: "hay una secuencia con \\ que no vale entre comillas dobles",
  BAD_INDENT: "los espacios al principio de la línea no están bien",
  BAD_PROP_ORDER: "las anclas y etiquetas van después de -, ? o :",
  BAD_SCALAR_START: "un texto no puede empezar con este signo; póngalo entre comillas",
  BLOCK_AS_IMPLICIT_KEY: "falta una línea nueva o hay dos puntos de más; ponga entre comillas un texto con dos puntos",
  BLOCK_IN_FLOW: "dentro de [ ] o { } no puede haber una lista o un mapa de varias líneas",
  DUPLICATE_KEY: "esta opción está dos veces",
  IMPOSSIBLE: "no se puede leer",
  KEY_OVER_1024_CHARS: "el nombre de la opción es demasiado largo",
  MISSING_CHAR: "falta un signo: una comilla, un corchete, una coma o un espacio",
  MULTILINE_IMPLICIT_KEY: "el nombre de una opción tiene que caber en una línea",
  MULTIPLE_ANCHORS: "un valor lleva a lo más un ancla",
  MULTIPLE_DOCS: "el archivo tiene que ser un solo documento",
  MULTIPLE_TAGS: "un valor lleva a lo más una etiqueta",
  NON_STRING_KEY: "el nombre de una opción tiene que ser un texto",
  RESOURCE_EXHAUSTION: "hay demasiados alias",
  TAB_AS_INDENT: "use espacios, no tabuladores, al principio de la línea",
  TAG_RESOLVE_FAILED: "la etiqueta no se conoce",
  UNEXPECTED_TOKEN: "aquí sobra un signo o falta el espacio después de dos puntos",
};
