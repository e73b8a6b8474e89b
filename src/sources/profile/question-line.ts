import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { MappingQuestion } from "../../base/mapping-facts.ts";
import { unanswered } from "./profile.ts";

/** Line of a profile's text where a question is answered: that of the "?" under its name. */
export function questionLine(text: string, { about, where }: MappingQuestion): number | undefined {
  const name =
    "value" in about
      ? about.value
      : "mark" in about
        ? about.mark
        : "heading" in about
          ? about.heading
          : where.slice(where.indexOf(".") + 1);
  const lines = new LineCounter();
  let found: number | undefined;
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair(_, { key, value }) {
      const isIt = isScalar(key) && String(key.value) === name && isScalar(value) && value.value === unanswered;
      if (!isIt || key.range == null) return undefined;
      found = lines.linePos(key.range[0]).line;
      return visit.BREAK;
    },
  });
  return found;
}

/** Line of a profile's text where a column read by codes has its `codes`, by heading. */
export function codeLines(text: string): ReadonlyMap<string, number> {
  const lines = new LineCounter();
  const found = new Map<string, number>();
  visit(parseDocument(text, { lineCounter: lines }), {
    Map(_, map) {
      const from = map.get("from");
      const codes = map.items.find(({ key, value }) => isScalar(key) && key.value === "codes" && isMap(value));
      if (typeof from !== "string" || found.has(from) || !isScalar(codes?.key) || codes.key.range == null) return;
      found.set(from, lines.linePos(codes.key.range[0]).line);
    },
  });
  return found;
}
