import { join } from "node:path";
import { Command } from "commander";
import { mainOverview, peerOverviews } from "../../app/audit-site.ts";
import { reportWords } from "../../app/report-words.ts";
import { type AuditRun, runAudit } from "../../app/run-audit.ts";
import { writeAudit } from "../../app/write-audit.ts";
import { writeBoard } from "../../app/write-board.ts";
import { type Lang, otherLanguages } from "../../base/lang.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { knownOn, placeName, sentenceOf } from "../../ui/audit-wording.ts";
import { listWords, schoolYear } from "../../ui/format.ts";
import { headline, openingSentence } from "../../ui/opening-sentence.ts";
import { recordWords } from "../../ui/record-words.ts";
import { shortSentence } from "../../ui/shortfall-sentence.ts";
import type { Words } from "../../ui/words.ts";
import { boardFile } from "../../web/audit/addresses.ts";
import { clearGapsOf } from "../../web/audit/many-places.ts";
import { type CommandContext, type CommandMaker, languageList, pathFrom } from "../command-context.ts";
import { asOfOption, withProgress } from "../with-progress.ts";

/** Findings shown on screen. */
const onScreen = 5;

interface AuditOptions {
  readonly out?: string;
  readonly asOf?: string;
  readonly allLanguages?: boolean;
  /** Languages, or true for that of the command. */
  readonly board?: readonly Lang[] | true;
}

export const auditCommand: CommandMaker = (context) =>
  new Command("audit")
    .description(context.words.audit.about)
    .option("--out <dir>", context.words.audit.out)
    .option("--all-languages", context.words.audit.allLanguages)
    .option("--board [languages]", context.words.audit.board, languageList(context))
    .option("--as-of <date>", context.words.audit.asOf)
    .action(async ({ out, asOf, allLanguages, board }: AuditOptions) => {
      const workspace = context.workspace();
      const boardIn =
        board === undefined
          ? []
          : (board === true ? [context.lang] : board).map((lang) => reportWords(workspace, lang));
      const words = reportWords(workspace, context.lang);
      const past = await asOfOption(context, workspace, asOf);
      const run = await withProgress(context, context.words.audit.auditing, () =>
        runAudit(context.viewer, workspace, past),
      );
      const main = mainOverview(run);
      const folder = out === undefined ? undefined : pathFrom(context, out);
      let pages: number | undefined;
      if (folder !== undefined) {
        pages = await withProgress(context, context.words.audit.writing, async (step) =>
          writeAudit(context.viewer, run, run.deliveries, folder, {
            words,
            also: allLanguages ? otherLanguages(context.lang).map((lang) => reportWords(workspace, lang)) : [],
            board: boardIn,
            onPage: (done, total) => step(done, total, ""),
          }),
        );
      }
      const [first, ...more] = boardIn;
      const sheets =
        first === undefined
          ? []
          : folder === undefined
            ? await writeBoard(context.viewer, run, run.deliveries, context.cwd, [first, ...more])
            : boardIn.map(({ lang }) => join(folder, boardFile(lang)));
      context.terminal.answer({
        ok: true,
        ...plainOf(run, main, words),
        ...(folder !== undefined && { folder, pages }),
        ...(sheets.length > 0 && { board: sheets }),
      });
      saySummary(context, run, main, words);
      if (folder === undefined || pages === undefined) context.terminal.say(context.words.audit.next);
      else {
        context.terminal.say(context.words.audit.written(folder, pages));
        if (run.audit.audience !== "public") context.terminal.say(context.words.audit.unprotected);
        context.terminal.say(context.words.audit.serve);
      }
      if (sheets.length > 0) context.terminal.say(context.words.audit.boardWritten(sheets));
    });

/** JSON summary. All findings are in the report's audit.json, and what could not be judged in its not-judged.json. */
function plainOf(run: AuditRun, main: AuditOverview<Audience>, words: Words): Readonly<Record<string, unknown>> {
  const { program, fingerprint, asOf, district, years, settings, notAsked } = run.audit;
  return {
    opening: openingOf(run, main, words),
    program,
    fingerprint,
    asOf,
    district,
    years,
    settings,
    place: main.place,
    schoolYear: main.schoolYear,
    places: peerOverviews(run).map((peer) => ({ place: peer.place, goals: peer.goals, largest: headline(peer)?.id })),
    goals: main.goals,
    largest: main.largest.slice(0, onScreen),
    closing: main.closing.length,
    growing: main.growing.length,
    notAsked,
  };
}

/** The answer in one sentence: for the place that contains all others, or for several districts together. */
function openingOf(run: AuditRun, main: AuditOverview<Audience>, words: Words): string {
  const peers = peerOverviews(run).map((overview) => ({ overview }));
  if (peers.length === 0) return openingSentence(main, words);
  const { compared, withGap } = clearGapsOf(peers);
  return `${words.say("many.title", { n: withGap.length, all: compared })}.`;
}

function saySummary(context: CommandContext, run: AuditRun, main: AuditOverview<Audience>, words: Words): void {
  const { terminal } = context;
  const peers = peerOverviews(run);
  const title = words.say("audit.title", { year: schoolYear(main.schoolYear) });
  // The title of several districts is never the name of one of them.
  const name = peers.length > 0 ? run.audit.district.name : placeName(main.place, run);
  terminal.say([title, name, ...knownOn(run, words)].filter(Boolean).join(" · "));
  terminal.say();
  terminal.say(terminal.bold(openingOf(run, main, words)));
  terminal.say();
  if (peers.length > 0) sayPlaces(context, run, peers, words);
  else sayGaps(context, run, main, words);
  sayUnknown(context, run, peers.length > 0 ? peers : [main], words);
}

/** The largest clear gap of each of several places, the most students first. */
function sayPlaces(
  { terminal }: CommandContext,
  run: AuditRun,
  peers: readonly AuditOverview<Audience>[],
  words: Words,
): void {
  const { withGap } = clearGapsOf(peers.map((overview) => ({ overview })));
  if (withGap.length === 0) return;
  const custom = customLabels(run);
  terminal.say(terminal.bold(words.say("many.largest")));
  const listed = withGap.slice(0, onScreen);
  for (const { overview } of listed) {
    const first = headline(overview);
    if (first === undefined) continue;
    terminal.say(`- ${placeName(overview.place, run)}. ${shortSentence(first, words, custom)}`);
    terminal.say(terminal.faint(first.id), 2);
  }
  if (listed.length < withGap.length) terminal.say(words.say("many.listed", { n: listed.length, all: withGap.length }));
}

const customLabels = ({ indicators }: AuditRun): Readonly<Record<string, string>> =>
  Object.fromEntries(indicators.map((i) => [i.id, i.question]));

/** The gaps of one place: how many in each goal, and the largest. */
function sayGaps(context: CommandContext, run: AuditRun, main: AuditOverview<Audience>, words: Words): void {
  const { terminal } = context;
  const say = context.words.audit;
  terminal.table(
    say.goals,
    main.goals.map((g) => [
      words.label(`goal.${g.goal}`),
      ...[g.clear, g.probable, g.noSign, g.cannotTell + g.notJudged, g.notAsked.length].map(String),
    ]),
  );
  const custom = customLabels(run);
  if (main.largest.length > 0) {
    terminal.say();
    terminal.say(terminal.bold(say.largest));
    for (const finding of main.largest.slice(0, onScreen)) {
      terminal.say(`- ${indicatorLabel(finding.indicator, words, custom)}. ${sentenceOf(finding, { words, custom })}`);
      terminal.say(terminal.faint(finding.id), 2);
    }
  }
}

/** Changes, gaps that could not be judged and questions that were not asked, in all these places. */
function sayUnknown(
  context: CommandContext,
  run: AuditRun,
  places: readonly AuditOverview<Audience>[],
  words: Words,
): void {
  const { terminal } = context;
  const say = context.words.audit;
  terminal.say();
  const [since] = run.audit.years;
  const moved = (of: "closing" | "growing"): number => places.reduce((total, place) => total + place[of].length, 0);
  if (since !== undefined && run.audit.years.length > 1)
    terminal.say(say.moved(moved("closing"), moved("growing"), schoolYear(since)));
  const sum = (countOf: (goal: AuditOverview<Audience>["goals"][number]) => number): number =>
    places.flatMap(({ goals }) => goals).reduce((total, goal) => total + countOf(goal), 0);
  terminal.say(
    say.notJudged(
      sum((g) => g.cannotTell),
      sum((g) => g.notJudged),
      run.audit.settings.minimumN,
    ),
  );
  const unanswered = unansweredIn(run);
  if (unanswered.questions > 0)
    terminal.say(
      say.notAsked(
        unanswered.questions,
        listWords(
          unanswered.records.slice(0, 3).map((r) => recordWords(r, words)),
          words,
        ),
      ),
    );
}

/** Questions unanswered in every year, and the missing records that block most of them. */
function unansweredIn({ audit: { notAsked } }: AuditRun): {
  readonly questions: number;
  readonly records: readonly string[];
} {
  const waiting = notAsked.filter((n) => n.schoolYear === null && n.indicator !== null);
  const times = new Map<string, number>();
  for (const record of waiting.flatMap((n) => n.needs)) times.set(record, (times.get(record) ?? 0) + 1);
  return {
    questions: waiting.length,
    records: [...times].sort((a, b) => b[1] - a[1]).map(([record]) => record),
  };
}
