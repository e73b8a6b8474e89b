import { claimRule, type Preference } from "../../src/records/claim-rules.ts";
import { columnsByPermanence } from "../../src/records/permanence.ts";
import { tables } from "../../src/records/tables.ts";

const code = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(", ");
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const preferred = (p: Preference): string =>
  p.take === "first"
    ? `in \`${p.column}\` the first of ${code(p.of)}`
    : p.take === "yes"
      ? `yes before no in \`${p.column}\``
      : p.take === "no"
        ? `no before yes in \`${p.column}\``
        : `the latest \`${p.column}\``;

/** The table of rules within one delivery, for tables that have one besides the usual. */
export const rulesWithin = (): string =>
  [
    row(["records", "a row is about", "used where rows differ"]),
    row(["---", "---", "---"]),
    ...tables
      .map((table) => ({ table, rule: claimRule(table) }))
      .filter(({ rule }) => rule.prefer.length > 0)
      .map(({ table, rule }) => row([`\`${table.id}\``, code(rule.claim), rule.prefer.map(preferred).join("; then ")])),
  ].join("\n");

/** The table of columns in which two deliveries may differ or not. */
export const rulesBetween = (): string =>
  [
    row(["records", "should not differ", "should not differ once the year is over", "may change"]),
    row(["---", "---", "---", "---"]),
    ...tables.map(({ id }) =>
      row([
        `\`${id}\``,
        code(columnsByPermanence(id, "lasting", "history")),
        code(columnsByPermanence(id, "settles")),
        code(columnsByPermanence(id, "state", "name", "computed")),
      ]),
    ),
  ].join("\n");
