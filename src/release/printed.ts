/** The one marker for everything that is hidden, whatever the reason. */
const hiddenMarker = "*";

/**
 * What a cell of `cells.csv` shows. Counts are students, rates percent, averages their own unit.
 *
 * - `number`: with the decimals it is printed with.
 * - `range`: of counts, both ends included; of rates from `low` up to, not including, `high + 1`.
 * - `at-least`, `at-most`: a top or bottom code; the limit itself is included.
 */
export type Printed =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "at-least"; readonly low: number }
  | { readonly kind: "at-most"; readonly high: number }
  | { readonly kind: "hidden" };

export const hiddenValue: Printed = { kind: "hidden" };

export const printedNumber = (value: number, decimals = 0): Printed => ({ kind: "number", value, decimals });

/** The text of a printed value: `34`, `28.6`, `20-29`, `>=95`, `<=5`, `*`. */
export function printedText(printed: Printed): string {
  switch (printed.kind) {
    case "number":
      return printed.value.toFixed(printed.decimals);
    case "range":
      return `${printed.low}-${printed.high}`;
    case "at-least":
      return `>=${printed.low}`;
    case "at-most":
      return `<=${printed.high}`;
    case "hidden":
      return hiddenMarker;
  }
}

const numberForm = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/;
const otherForm = /^(?:(0|[1-9]\d*)-(0|[1-9]\d*)|>=(0|[1-9]\d*)|<=(0|[1-9]\d*))$/;

/** Reads a printed value; undefined if the text is not exactly what `printedText` writes for some value. */
export function readPrinted(text: string): Printed | undefined {
  if (text === hiddenMarker) return hiddenValue;
  const [whole, decimals = ""] = numberForm.exec(text) ?? [];
  if (whole !== undefined) {
    const printed = printedNumber(Number(text), decimals.length);
    // Refuses -0 and more digits than a number can hold.
    return printedText(printed) === text ? printed : undefined;
  }
  const [other, low, high, least, most] = otherForm.exec(text) ?? [];
  if (other === undefined) return undefined;
  const printed: Printed =
    least !== undefined
      ? { kind: "at-least", low: Number(least) }
      : most !== undefined
        ? { kind: "at-most", high: Number(most) }
        : { kind: "range", low: Number(low), high: Number(high) };
  const isOrdered = printed.kind !== "range" || printed.low <= printed.high;
  return isOrdered && printedText(printed) === text ? printed : undefined;
}
