import type { YamlFault } from "../../../base/error-facts.ts";

/** YAML syntax errors, by the parser's error code. */
export const yaml: Readonly<Record<YamlFault["code"], string>> = {
  ALIAS_PROPS: "an alias takes no anchor or tag",
  BAD_ALIAS: "the alias is not written correctly",
  BAD_COLLECTION_TYPE: "the tag does not fit this kind of value",
  BAD_DIRECTIVE: "the directive is not written correctly",
  BAD_DQ_ESCAPE: "a sequence with \\ is not valid in double quotes",
  BAD_INDENT: "the spaces at the start of the line are not right",
  BAD_PROP_ORDER: "anchors and tags come after -, ? or :",
  BAD_SCALAR_START: "text can't start with this character; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a new line is missing or there is a colon too many; put text with a colon in quotes",
  BLOCK_IN_FLOW: "there can be no list or map of several lines inside [ ] or { }",
  DUPLICATE_KEY: "this setting is there twice",
  IMPOSSIBLE: "it cannot be read",
  KEY_OVER_1024_CHARS: "the name of the setting is too long",
  MISSING_CHAR: "a character is missing: a quote, a bracket, a comma or a space",
  MULTILINE_IMPLICIT_KEY: "the name of a setting must fit on one line",
  MULTIPLE_ANCHORS: "a value takes one anchor at most",
  MULTIPLE_DOCS: "the file must be one document",
  MULTIPLE_TAGS: "a value takes one tag at most",
  NON_STRING_KEY: "the name of a setting must be text",
  RESOURCE_EXHAUSTION: "there are too many aliases",
  TAB_AS_INDENT: "use spaces, not tabs, at the start of the line",
  TAG_RESOLVE_FAILED: "the tag is not known",
  UNEXPECTED_TOKEN: "a character is too many here, or a space is missing after a colon",
};
