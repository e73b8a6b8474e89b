/** The one marker for everything that is hidden, whatever the reason. */
const hiddenMarker = "*";

/**
 * What a cell of `cells.csv` shows. Counts are students, rates percent, averages their own unit.
 *
 * - `number`: with the decimals it is printed with.
 * - `range`: of counts, both ends included; of rates from `low` up to, not including, `high + 1`.
 * - `at-least`, `at-most`: a top or bottom code; the limit itself is included. Those of averages may have decimals.
 */
export type Printed =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "at-least"; readonly low: number; readonly decimals?: number }
  | { readonly kind: "at-most"; readonly high: number; readonly decimals?: number }
  | { readonly kind: "hidden" };

export const hiddenValue: Printed = { kind: "hidden" };

export const printedNumber = (value: number, decimals = 0): Printed => ({ kind: "number", value, decimals });

/** A bottom or top code. Without decimals, it is the same object as that of a count or a rate. */
export const printedCode = (kind: "at-least" | "at-most", limit: number, decimals = 0): Printed => ({
  ...(kind === "at-least" ? { kind, low: limit } : { kind, high: limit }),
  ...(decimals > 0 && { decimals }),
});

/** The text of a printed value: `34`, `28.6`, `20-29`, `>=95`, `<=5`, `*`. */
export function printedText(printed: Printed): string {
  switch (printed.kind) {
    case "number":
      return printed.value.toFixed(printed.decimals);
    case "range":
      return `${printed.low}-${printed.high}`;
    case "at-least":
      return `>=${printed.low.toFixed(printed.decimals ?? 0)}`;
    case "at-most":
      return `<=${printed.high.toFixed(printed.decimals ?? 0)}`;
    case "hidden":
      return hiddenMarker;
  }
}

const numberForm = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/;
const rangeForm = /^(0|[1-9]\d*)-(0|[1-9]\d*)$/;
const codeForm = /^([<>]=)(.+)$/;

/** Reads a printed value; undefined if the text is not exactly what `printedText` writes for some value. */
export function readPrinted(text: string): Printed | undefined {
  if (text === hiddenMarker) return hiddenValue;
  const [whole, decimals = ""] = numberForm.exec(text) ?? [];
  if (whole !== undefined) {
    const printed = printedNumber(Number(text), decimals.length);
    // Refuses -0 and more digits than a number can hold.
    return printedText(printed) === text ? printed : undefined;
  }
  const [code, sign, limit = ""] = codeForm.exec(text) ?? [];
  if (code !== undefined) {
    const [number, digits = ""] = numberForm.exec(limit) ?? [];
    if (number === undefined) return undefined;
    const printed = printedCode(sign === ">=" ? "at-least" : "at-most", Number(limit), digits.length);
    return printedText(printed) === text ? printed : undefined;
  }
  const [range, low, high] = rangeForm.exec(text) ?? [];
  if (range === undefined) return undefined;
  const printed: Printed = { kind: "range", low: Number(low), high: Number(high) };
  return printed.low <= printed.high && printedText(printed) === text ? printed : undefined;
}
