/** Number of fields per record type (CALPADS File Specifications v15.2). */
const widths = {
  SENR: 35,
  SINF: 50,
  SPRG: 26,
  SELA: 15,
  STAS: 23,
  SINC: 17,
  SIRS: 17,
  SOFF: 15,
  CRSE: 36,
  CRSC: 36,
  SCSE: 21,
  SCSC: 21,
  SCTE: 14,
  WBLR: 15,
  SDEM: 31,
  SASS: 21,
  SWDS: 13,
  PLAN: 33,
} as const;

/** The record types the sample writes. */
export type Tag = keyof typeof widths;

/** Fields of a row, in order, without trailing blanks. */
export type Fields = readonly string[];

/** A row of a caret-delimited file, padded with blanks to the width of its layout. */
export const caretRow = (tag: Tag, fields: Fields): string =>
  fields.join("^") + "^".repeat(Math.max(0, widths[tag] - fields.length));
