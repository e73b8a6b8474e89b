import type { MappedFile } from "../app/propose-mappings.ts";
import type { Lang } from "../base/lang.ts";
import type { Proposal } from "../mapper/propose.ts";
import { shownProposal } from "../mapper/shown-proposal.ts";
import { languageOf } from "../ui/language/languages.ts";
import type { ProposalWords } from "../ui/language/proposal-words.ts";
import { tableLines } from "./terminal.ts";

/**
 * A proposal as plain text: tables, the meaning of each column and why, questions. Student values are masked.
 *
 * @param columns    width of the screen
 * @param only       whether to list questions; headings of the columns to list, default all
 */
export function printProposal(
  file: Pick<MappedFile, "proposal" | "table">,
  lang: Lang,
  columns = Number.POSITIVE_INFINITY,
  only: { readonly questions: boolean; readonly columns?: readonly string[] } = { questions: true },
): string {
  const { questions } = only;
  const words = languageOf[lang].proposals;
  const proposal = shownProposal(file.proposal, file.table);
  const { profile } = proposal;
  const kind = isOfficialProposal(proposal) ? words.officialTable : words.kinds[proposal.kind];
  const tables = [...new Set(profile.fills.map((f) => f.table))];
  const lines = [
    `${proposal.table}: ${words.fills(kind, tables)}`,
    `${words.year.is} ${yearTold(proposal, words.year)}`,
    "",
    ...tableLines(
      words.headings,
      proposal.columns
        .filter((_, i) => only.columns?.includes(file.proposal.columns[i]?.heading ?? "") !== false)
        .map((c) =>
          [
            c.heading === "" ? words.noHeading : c.heading,
            words.meaning(c.taken) || "-",
            words.confidence[c.confidence],
            words.reason(c.taken),
            c.samples.join(", "),
          ].map((cell) => cell.replaceAll(/\s+/g, " ")),
        ),
      columns,
    ),
  ];
  const coded = Object.entries(codesShown(proposal));
  if (coded.length > 0 && only.columns === undefined) {
    lines.push("", words.codes);
    for (const [heading, codes] of coded) {
      const known = codes.filter(([, to]) => to !== "?").map(([from, to]) => `${from} = ${to ?? words.nothing}`);
      if (known.length > 0)
        lines.push(`  ${heading}: ${known.slice(0, 12).join(", ")}${known.length > 12 ? " ..." : ""}`);
    }
  }
  const missing = Object.entries(profile.missing).filter(([, yes]) => yes === "yes");
  if (missing.length > 0 && only.columns === undefined)
    lines.push("", `${words.noValue} ${missing.map(([mark]) => mark).join("  ")}`);
  if (proposal.notes.length > 0 && only.columns === undefined)
    lines.push("", words.goodToKnow, ...proposal.notes.map((n) => `  ${words.note(n)}`));
  if (questions && proposal.questions.length > 0) {
    lines.push("", words.questions(proposal.questions.length));
    for (const [i, q] of proposal.questions.entries()) {
      const { ask, choices, until } = words.question(q);
      lines.push(
        `  ${i + 1}. ${ask}`,
        `     ${choices.join(words.or)}${q.suggestion === undefined ? "" : `   (${words.likely(q.suggestion)})`}`,
        `     ${words.until(until)}   [${q.where}]`,
      );
    }
  }
  if (proposal.questions.length === 0) lines.push("", words.nothingToAsk);
  return `${lines.join("\n")}\n`;
}

/** Figures about groups, which only a `published` profile reads. */
export const isOfficialProposal = ({ notes }: Proposal): boolean =>
  notes.some(({ kind }) => kind === "groups-in-columns" || kind === "groups-in-rows");

function yearTold({ profile }: Proposal, words: ProposalWords["year"]): string {
  if (profile.yearCodes !== undefined) return words.yearsFrom(profile.yearCodes.from);
  if (profile.yearColumn !== undefined) return words.from(profile.yearColumn);
  if (typeof profile.schoolYear === "number") return `${profile.schoolYear - 1}-${String(profile.schoolYear).slice(2)}`;
  return profile.schoolYear === undefined ? words.dates : words.unknown;
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
