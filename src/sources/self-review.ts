import { splitCsv } from "./split-csv.ts";

/** How a school or district rates itself on one factor in one year. */
export interface ReviewRating {
  readonly place: string;
  readonly year: number;
  readonly factor: string;
  readonly rating: number;
  readonly note: string;
}

export interface ReviewFault {
  readonly line: number;
  readonly what: string;
}

const headings: Readonly<Record<keyof ReviewRating, readonly string[]>> = {
  place: ["place", "school", "district", "lugar", "escuela", "distrito"],
  year: ["year", "school year", "año", "ano escolar", "año escolar"],
  factor: ["factor"],
  rating: ["rating", "score", "calificación", "calificacion"],
  note: ["note", "notes", "nota", "notas"],
};

/**
 * Reads a self-review: a table with the columns place, year, factor, rating and, where wanted, note. English or Spanish headings.
 *
 * @param text     the file's content, comma or semicolon between cells
 * @param factors  ids of the factors
 * @param scale    least and most of a rating
 * @returns the ratings and every row that can't be used with its line; a rating given twice counts as the later one
 */
export function parseSelfReview(
  text: string,
  factors: readonly string[],
  scale: { readonly least: number; readonly most: number },
): { readonly ratings: readonly ReviewRating[]; readonly faults: readonly ReviewFault[] } {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, i) => ({ line: i + 1, text: line }))
    .filter((line) => line.text.trim() !== "");
  const [header, ...rest] = lines;
  if (header === undefined) return { ratings: [], faults: [{ line: 1, what: "The file is empty." }] };
  const delimiter = header.text.includes(";") && !header.text.includes(",") ? ";" : ",";
  const names = [...splitCsv([header], delimiter, 0)][0]?.fields.map((f) => f.trim().toLowerCase()) ?? [];
  const at = (column: keyof ReviewRating): number => names.findIndex((name) => headings[column].includes(name));
  const missing = (["place", "year", "factor", "rating"] as const).filter((column) => at(column) < 0);
  if (missing.length > 0) {
    return {
      ratings: [],
      faults: [{ line: header.line, what: `No column ${missing.join(", ")}; the file has ${names.join(", ")}.` }],
    };
  }
  const kept = new Map<string, ReviewRating>();
  const faults: ReviewFault[] = [];
  for (const { line, fields } of splitCsv(rest, delimiter, names.length)) {
    const cell = (column: keyof ReviewRating): string => (fields[at(column)] ?? "").trim();
    const [place, factor] = [cell("place"), cell("factor").toLowerCase().replace(/\s+/g, "-")];
    // 2024-25 is the school year that ends in 2025.
    const span = /^(\d{4})-(\d{2})$/.exec(cell("year"));
    const year = span === null ? (/^\d{4}$/.test(cell("year")) ? Number(cell("year")) : null) : Number(span[1]) + 1;
    const rating = /^\d+$/.test(cell("rating")) ? Number(cell("rating")) : null;
    const wrong = [
      place === "" ? "no place" : null,
      year === null ? `"${cell("year")}" is no school year (2025, or 2024-25)` : null,
      factors.includes(factor) ? null : `"${cell("factor")}" is none of the factors ${factors.join(", ")}`,
      rating !== null && rating >= scale.least && rating <= scale.most
        ? null
        : `"${cell("rating")}" is no whole number from ${scale.least} to ${scale.most}`,
    ].filter((what) => what !== null);
    if (wrong.length > 0 || year === null || rating === null) faults.push({ line, what: `${wrong.join("; ")}.` });
    else kept.set(JSON.stringify([place, year, factor]), { place, year, factor, rating, note: cell("note") });
  }
  return { ratings: [...kept.values()], faults };
}
