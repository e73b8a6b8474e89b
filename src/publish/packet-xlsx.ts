import { spreadsheetText } from "../printers/spreadsheet-text.ts";
import { type SheetValue, type WorkbookSheet, xlsxFile } from "../printers/workbook.ts";
import { tableValue } from "../reports/public/place-cells.ts";
import type { PublicQuestion, ShownCell } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import type { BoardPacket, PacketQuestion } from "../web/public/board-packet.ts";

/**
 * The numbers of a place as a workbook: notes, a sheet per goal, and all students year by year. Numbers are numbers; ranges, codes
 * and the mark of a hidden number are the texts of cells.csv. The last three columns are students counted, rate and the line of
 * cells.csv that both are from, so that everybody can check them.
 */
export function packetWorkbook(packet: BoardPacket, words: Words): Uint8Array {
  const page = { foot: packet.foot[0], top: packet.foot[1] };
  const goals = Map.groupBy(packet.questions, ({ question }) => question.goal);
  return xlsxFile(
    [
      { ...notes(packet, words), page },
      ...[...goals].map(([goal, questions]) => ({ ...goalSheet(goal, questions, words), page })),
      { ...yearSheet(packet.questions, words), page },
    ],
    spreadsheetText,
  );
}

function notes({ title, place, questions, notes: terms, findings }: BoardPacket, words: Words): WorkbookSheet {
  return {
    name: words.say("sheet.notes"),
    widths: [40, 110],
    head: [title, place.name],
    rows: [
      ...findings.map((finding, at) => [at === 0 ? words.say("packet.found") : "", finding]),
      ...terms.map(({ term, says }) => [term, says]),
      ...questions.map(({ label, asks }) => [label, asks]),
    ],
  };
}

function goalSheet(goal: PublicQuestion["goal"], questions: readonly PacketQuestion[], words: Words): WorkbookSheet {
  return {
    name: words.say("packet.goal-sheet", { n: goal }),
    widths: [44, 12, 40, 44, 12, 12, 12],
    head: [
      words.say("release.question-column"),
      words.say("release.year-column"),
      words.say("release.group-column"),
      words.say("release.gap-column"),
      ...numberColumns(words),
    ],
    rows: questions.flatMap(({ label, schoolYear, rows }) =>
      rows.map((row) => [label, schoolYear, row.label, row.gap, ...numbers(row.cell)]),
    ),
  };
}

function yearSheet(questions: readonly PacketQuestion[], words: Words): WorkbookSheet {
  return {
    name: words.say("packet.years-sheet"),
    widths: [44, 12, 12, 12, 12],
    head: [words.say("release.question-column"), words.say("release.year-column"), ...numberColumns(words)],
    rows: questions.flatMap(({ label, years }) =>
      years.map(({ schoolYear, cell }) => [label, schoolYear, ...numbers(cell)]),
    ),
  };
}

const numberColumns = (words: Words): readonly string[] => [
  words.say("release.students-column"),
  words.say("packet.rate-column"),
  words.say("packet.line-column"),
];

const numbers = ({ n, rate, line }: ShownCell): readonly SheetValue[] => [tableValue(n), tableValue(rate), line];
