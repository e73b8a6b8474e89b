import type { Proposal } from "./propose.ts";

/**
 * A proposal as plain text: what the file fills, what each column is taken for and why, what is asked. Holds sample values: for the operator's
 * screen only.
 */
export function printProposal(proposal: Proposal): string {
  const { profile } = proposal;
  const tables = [...new Set(profile.fills.map((f) => f.table))];
  const lines = [
    `${proposal.table}: ${article(proposal.kind)}${tables.length === 0 ? "" : `, fills ${tables.join(", ")}`}`,
    `School year: ${yearWords(proposal)}`,
    "",
    ...aligned(
      ["Column", "Taken for", "How sure", "Why", "Values"],
      proposal.columns.map((c) => [
        c.heading === "" ? "(no heading)" : c.heading,
        c.meaning === "" ? "-" : c.meaning,
        c.confidence,
        c.reason,
        c.samples.join(", "),
      ]),
    ),
  ];
  const coded = Object.entries(codesShown(proposal));
  if (coded.length > 0) {
    lines.push("", "Codes");
    for (const [heading, codes] of coded) {
      const known = codes.filter(([, to]) => to !== "?").map(([from, to]) => `${from} = ${to ?? "nothing"}`);
      if (known.length > 0)
        lines.push(`  ${heading}: ${known.slice(0, 12).join(", ")}${known.length > 12 ? " ..." : ""}`);
    }
  }
  const missing = Object.entries(profile.missing).filter(([, yes]) => yes === "yes");
  if (missing.length > 0) lines.push("", `No value: ${missing.map(([mark]) => mark).join("  ")}`);
  if (proposal.notes.length > 0) lines.push("", "Good to know", ...proposal.notes.map((n) => `  ${n}`));
  if (proposal.questions.length > 0) {
    lines.push(
      "",
      `${proposal.questions.length === 1 ? "One question" : `${proposal.questions.length} questions`} only you can answer`,
    );
    for (const [i, q] of proposal.questions.entries()) {
      lines.push(
        `  ${i + 1}. ${q.ask}`,
        `     ${q.choices.join("; or ")}${q.suggestion === undefined ? "" : `   (likely: ${q.suggestion})`}`,
        `     Until then ${q.until}   [${q.where}]`,
      );
    }
  } else lines.push("", "Nothing to ask.");
  return `${lines.join("\n")}\n`;
}

const kinds: Readonly<Record<Proposal["kind"], string>> = {
  roster: "a list of students",
  schools: "a list of schools",
  programs: "a list of students in programs",
  "attendance-summary": "attendance, a row a student",
  "attendance-daily": "attendance, day by day",
  discipline: "discipline",
  assessments: "test results",
  "course-results": "courses and marks",
  sections: "a list of classes",
  staff: "staff",
  survey: "survey answers",
  "self-review": "self-reviews of schools or districts",
};
const article = (kind: Proposal["kind"]): string => kinds[kind];

function yearWords({ profile }: Proposal): string {
  if (profile.yearCodes !== undefined) return `told by column "${profile.yearCodes.from}"`;
  if (profile.yearColumn !== undefined) return `from column "${profile.yearColumn}"`;
  if (typeof profile.schoolYear === "number") return `${profile.schoolYear - 1}-${String(profile.schoolYear).slice(2)}`;
  return profile.schoolYear === undefined ? "from the dates, or not needed" : "not known yet";
}

function codesShown({ profile }: Proposal): Record<string, [string, string | null][]> {
  const shown: Record<string, [string, string | null][]> = {};
  for (const heading of profile.race?.from ?? []) shown[heading] = Object.entries(profile.race?.codes ?? {});
  for (const fill of profile.fills) {
    for (const origin of Object.values(fill.columns)) {
      if ("from" in origin && origin.codes !== undefined) shown[origin.from] = Object.entries(origin.codes);
    }
  }
  return shown;
}

/** Columns side by side, each as wide as its widest cell, no cell over 44 characters but in the last. */
function aligned(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cut = (text: string, at: number): string => {
    const flat = text.replaceAll(/\s+/g, " ");
    return flat.length > 44 && at < head.length - 2 ? `${flat.slice(0, 43)}…` : flat;
  };
  const all = [head, ...rows].map((row) => row.map(cut));
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? "").length)));
  const line = (row: readonly string[]): string =>
    row
      .map((c, at) => c.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(all[0] ?? []), widths.map((w) => "-".repeat(w)).join("  "), ...all.slice(1).map(line)];
}
