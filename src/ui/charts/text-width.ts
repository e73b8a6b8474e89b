/**
 * Advance widths of Public Sans Regular, in hundredths of the font size; other letters count as the widest lowercase
 * ones.
 */
const advances: Readonly<Record<number, string>> = {
  22: ".`",
  23: ":·’",
  24: " ,;í",
  26: "!'i¡j|",
  29: "IÍ([]l){}",
  36: "/\\-*Jrtf",
  42: '”“"^z',
  51: "vs?_¿yc",
  55: "+<=>aá–−kxeo~éó",
  58: "LhnuúñüFT27#bdpq0Y",
  63: "69EgÉ345PZ8",
  67: "$BSVKRCDX",
  73: "UÚ&AÁGOÓNQÑHw",
  90: "@m½M%W",
};
const widthOf = new Map<string, number>(
  Object.entries(advances).flatMap(([w, letters]) => [...letters].map((c): [string, number] => [c, Number(w)])),
);

/** Margin for slightly wider fonts, since the browser may substitute another. */
const allowance = 1.06;

/**
 * Estimated width of a text in units of the drawing; errs on the wide side.
 *
 * @param size  type size in units; chart text is 13, axis text 12
 */
export const textWidth = (text: string, size = 13, bold = false): number =>
  [...text].reduce((sum, c) => sum + (widthOf.get(c) ?? 62), 0) * (size / 100) * allowance * (bold ? 1.04 : 1);

/** Truncates text to a width, with an ellipsis. */
export function fitText(text: string, width: number, size = 13, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, size, bold) > width) cut = cut.slice(0, -1).trimEnd();
  return `${cut}…`;
}

/** Wraps text to this width; text that does not fit the last line ends in an ellipsis. */
export function wrapText(text: string, width: number, lines = 2, size = 13, bold = false): readonly string[] {
  const out: string[] = [];
  let line = "";
  const words = text.split(" ");
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (out.length === lines - 1)
      return [...out, fitText([line, ...words.slice(at)].join(" ").trim(), width, size, bold)];
    if (line !== "") out.push(line);
    line = word;
  }
  return line === "" ? out : [...out, fitText(line, width, size, bold)];
}
