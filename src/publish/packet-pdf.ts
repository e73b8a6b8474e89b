import { AppError } from "../base/errors.ts";
import { packetTemplate } from "../printers/packet-template.ts";
import { missingCharacter, type Typesetter } from "../printers/typst.ts";
import { listWords } from "../ui/format.ts";
import type { Words } from "../ui/words.ts";
import type { BoardPacket, PacketQuestion } from "../web/public/board-packet.ts";
import { printedWords } from "../web/public/cells.ts";
import type { PublicSite } from "../web/public/site.ts";

/** Most pages with a page number; no packet has this many. */
const mostPages = 99;

/** A board packet as plain text, as the template reads it. */
interface PacketPaper {
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly from: string;
  readonly foot: readonly string[];
  readonly pages: readonly string[];
  readonly foundHeading: string;
  readonly findings: readonly string[];
  readonly columns: readonly string[];
  readonly goals: readonly { readonly name: string; readonly questions: readonly PaperQuestion[] }[];
  readonly notesHeading: string;
  readonly notes: BoardPacket["notes"];
}

interface PaperQuestion {
  readonly label: string;
  readonly says: string;
  /** Group, students counted, rate, gap. */
  readonly rows: readonly (readonly string[])[];
  /** Names of the groups that are not shown; empty if all are. */
  readonly hidden: string;
}

/**
 * The board packet of a place as an accessible PDF (PDF/UA-1) of as many pages as it needs. The same report gives the same bytes.
 *
 * @throws AppError printers.packet-failed if it cannot be set
 */
export const packetPdf = (packet: BoardPacket, site: PublicSite, setter: Typesetter): Uint8Array =>
  setter.allPages(
    packetTemplate,
    packetPaper(packet, site),
    (paper) => ({
      ...paper,
      notes: [...paper.notes, { term: missingCharacter, says: site.words.say("letter.no-character") }],
    }),
    (options) => new AppError("printers.packet-failed", { place: packet.place.name }, options),
  );

function packetPaper(packet: BoardPacket, { words, report }: PublicSite): PacketPaper {
  const { title, foot, findings, questions, notes } = packet;
  return {
    lang: words.lang,
    direction: words.language.direction,
    title,
    from: report.about.districtName,
    foot,
    pages: Array.from({ length: mostPages }, (_, at) => words.say("packet.page", { n: at + 1 })),
    foundHeading: words.say("packet.found"),
    findings,
    columns: [
      words.say("release.group-column"),
      words.say("release.students-column"),
      words.say("release.rate-column"),
      words.say("release.gap-column"),
    ],
    goals: [...Map.groupBy(questions, ({ question }) => question.goal)].map(([goal, asked]) => ({
      name: words.say("release.part-of-goal", { n: goal, goal: words.label(`goal.${goal}`) }),
      questions: asked.map((one) => paperQuestion(one, words)),
    })),
    notesHeading: words.say("letter.basis"),
    notes,
  };
}

/** Rows with a number that can be shown; the others are named below the table. */
function paperQuestion({ label, asks, schoolYear, rows }: PacketQuestion, words: Words): PaperQuestion {
  const printed = rows.filter(({ isFine }) => !isFine);
  const hidden = printed.filter(({ cell }) => cell.rate.kind === "hidden").map((row) => row.label);
  return {
    label: `${label}, ${schoolYear}`,
    says: asks,
    rows: printed.flatMap(({ label: group, cell: { n, rate }, gap }) =>
      rate.kind === "hidden"
        ? []
        : [
            [
              group,
              n.kind === "hidden" ? words.say("mark.hidden") : printedWords(n, "", words),
              printedWords(rate, "%", words),
              gap,
            ],
          ],
    ),
    hidden: hidden.length === 0 ? "" : words.say("packet.hidden-groups", { list: listWords(hidden, words) }),
  };
}
