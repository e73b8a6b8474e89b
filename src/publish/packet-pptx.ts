import type { Bar } from "../printers/slide-chart.ts";
import { type Slide, slidesFile } from "../printers/slides.ts";
import { tableValue } from "../reports/public/place-cells.ts";
import type { ShownNumber } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import type { BoardPacket, PacketQuestion, PacketRow } from "../web/public/board-packet.ts";
import { printedWords } from "../web/public/cells.ts";
import type { PublicSite } from "../web/public/site.ts";

/** Questions with a slide of their own; the workbook has all of them. */
const mostQuestions = 12;
/** Most bars on a slide, so that each can be read from the back of a room. */
const mostBars = 18;

/** The slides about a place: what we found, a chart for each question that a board asks first, and what is behind the numbers. */
export function packetSlides(packet: BoardPacket, { words, report }: PublicSite): Uint8Array {
  const { title, place, findings, questions, foot, notes } = packet;
  const district = report.about.districtName;
  const asked = questions
    .filter(({ rows }) => rows.some((row) => isOwn(row) && row.cell.rate.kind !== "hidden"))
    .toSorted((a, b) => (a.question.board ?? Number.MAX_VALUE) - (b.question.board ?? Number.MAX_VALUE))
    .slice(0, mostQuestions);
  return slidesFile({
    title,
    author: district,
    lang: words.lang,
    direction: words.language.direction,
    day: report.released,
    slides: [
      { title, subtitle: district, body: findings, foot },
      ...asked.map((question) => questionSlide(question, packet, words)),
      {
        title: words.say("letter.basis"),
        subtitle: place.name,
        body: notes.map(({ term, says }) => `${term}: ${says}`),
        foot,
      },
    ],
  });
}

/** Without the whole district's number, which a school's slide shows for comparison. */
const isOwn = ({ isWhole }: PacketRow): boolean => !isWhole;

function questionSlide(
  { label, asks, schoolYear, finding, rows }: PacketQuestion,
  { place, foot }: BoardPacket,
  words: Words,
): Slide {
  const bars = rows
    .filter(({ isFine }) => !isFine)
    .slice(0, mostBars)
    .map((row) => barOf(row, words));
  return {
    title: finding,
    subtitle: `${label}. ${place.name}, ${schoolYear}`,
    body: {
      alt: [asks, ...bars.map((bar) => `${bar.label}.`)].join(" "),
      sheet: words.say("release.rate-column"),
      head: [
        words.say("release.group-column"),
        words.say("packet.low-series"),
        words.say("packet.range-series"),
        words.say("release.students-column"),
        words.say("packet.rate-column"),
        words.say("packet.line-column"),
      ],
      bars,
    },
    foot,
  };
}

function barOf({ label, cell: { n, rate, line } }: PacketRow, words: Words): Bar {
  const printed = rate.kind === "hidden" ? words.say("mark.hidden") : printedWords(rate, "%", words);
  return { label: `${label}: ${printed}`, ...ends(rate), more: [tableValue(n), tableValue(rate), line] };
}

const percent = 100;

function ends(rate: ShownNumber): Pick<Bar, "low" | "range"> {
  switch (rate.kind) {
    case "hidden":
      return { low: null, range: null };
    case "number":
      return { low: rate.value, range: null };
    case "range":
      return { low: rate.low, range: rate.high - rate.low };
    case "at-most":
      return { low: 0, range: rate.high };
    case "at-least":
      return { low: rate.low, range: percent - rate.low };
  }
}
