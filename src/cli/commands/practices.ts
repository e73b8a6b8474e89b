import { existsSync } from "node:fs";
import { Command } from "commander";
import { askOfficial } from "../../app/ask-official.ts";
import { usualAsk } from "../../app/official-rows.ts";
import { reportWords } from "../../app/report-words.ts";
import { AppError } from "../../base/errors.ts";
import { isNone } from "../../base/finding.ts";
import { type DuckDb, openDuckDb } from "../../engine/duckdb.ts";
import { peersReport } from "../../reports/peers.ts";
import { selfReview } from "../../reports/self-review.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { findPractices, readPractices } from "../../sources/practices.ts";
import type { Problem } from "../../sources/problem.ts";
import { profileSources, savedProfiles } from "../../sources/profile/saved-profiles.ts";
import { readDelivery } from "../../sources/read.ts";
import { openWarehouse } from "../../sources/warehouse.ts";
import { warehousePath } from "../../sources/workspace.ts";
import { nineFactors } from "../../surveys/nine-factors.ts";
import { factorName, officialGroup } from "../../ui/figure-name.ts";
import { dayWords, listWords, schoolYear } from "../../ui/format.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { sayProblems, toldProblems } from "../say-reading.ts";

interface Options {
  readonly factor?: string;
  readonly search?: string;
  /** A file, or true for what the workspace has loaded. */
  readonly review?: string | true;
}

const factorIds = nineFactors.factors.map(({ id }) => id);

export const practices: CommandMaker = (context) => {
  const say = context.words.practices;
  return new Command("practices")
    .description(say.about)
    .option("--factor <factor>", say.factor)
    .option("--search <text>", say.search)
    .option("--review [file]", say.review)
    .action(async (options: Options) => {
      if (options.factor !== undefined && !factorIds.includes(options.factor)) {
        throw new AppError("cli.unknown-factor", { factor: options.factor, known: factorIds });
      }
      if (options.review === undefined) listNotes(context, options);
      else await review(context, options.review, options.factor);
    });
};

function listNotes(context: CommandContext, { factor, search }: Options): void {
  const { terminal } = context;
  const say = context.words.practices;
  const words = reportWords(context.workspaceIfAny(), context.lang);
  const all = readPractices(context.workspace().folder, factorIds);
  const found = findPractices(all.practices, {
    ...(factor === undefined ? {} : { factor }),
    ...(search === undefined ? {} : { search }),
  });
  const faults = all.faults.map((fault) => ({ ...fault, what: say.wrong(fault.wrong, factorIds) }));
  terminal.answer({ ok: faults.length === 0, practices: found, faults });
  if (all.faults.length > 0) {
    terminal.say(terminal.bold(say.faults(new Set(all.faults.map(({ file }) => file)).size)));
    for (const { file, line, what } of faults) terminal.say(say.fault(`practices/${file}`, line, what), 2);
    context.end(exitCodes.problems);
  }
  if (found.length === 0) {
    terminal.say(all.practices.length === 0 && all.faults.length === 0 ? say.none : say.noneFound);
    return;
  }
  terminal.table(
    say.headings,
    found.map((note) => [
      note.place,
      listWords(note.years.map(schoolYear), words),
      listWords(
        note.factors.map((one) => factorName(one, words)),
        words,
      ),
      listWords(
        note.groups.map((group) => officialGroup(group, words)),
        words,
      ),
      `${note.title} (${note.file})`,
    ]),
  );
  for (const note of found) {
    terminal.say();
    terminal.say(terminal.bold(note.title));
    terminal.say(say.told(note.evidence, note.contact, dayWords(note.date, words)), 2);
  }
}

async function review(context: CommandContext, path: string | true, factor: string | undefined): Promise<void> {
  const { terminal } = context;
  const say = context.words.practices;
  const words = reportWords(context.workspaceIfAny(), context.lang);
  const { ratings, problems } = path === true ? await loadedReviews(context) : await reviewsIn(context, path);
  const near = await nearestOf(context, new Set(ratings.map(({ place }) => place)));
  const rows = selfReview(ratings, factor === undefined ? factorIds : [factor], (place) => near?.get(place));
  const errors = problems.filter(({ severity }) => severity === "error");
  terminal.answer({ ok: errors.length === 0, review: rows, problems: toldProblems(problems, context.lang) });
  if (problems.length > 0) sayProblems(context, problems);
  if (errors.length > 0) context.end(exitCodes.problems);
  if (rows.length === 0) {
    terminal.say(say.reviewNone);
    terminal.say(say.reviewNoneFix);
    return;
  }
  terminal.table(
    say.reviewHeadings,
    rows.map(({ place, factor: of, ratings, change, others }) => {
      const [first, latest] = [ratings[0], ratings.at(-1)];
      const told = (one: (typeof ratings)[number] | undefined): string =>
        one === undefined ? "" : `${one.rating} (${schoolYear(one.year)})`;
      return [
        place,
        factorName(of, words),
        ratings.length > 1 ? told(first) : "",
        told(latest),
        change === null ? "" : `${change > 0 ? "+" : ""}${change}`,
        others === null ? "" : say.others(others.mean.toFixed(1), others.places),
      ];
    }),
  );
  if (near !== null) terminal.say(say.nearest(mostNear));
  terminal.say(say.scale);
}

/** So many places of a self-review are compared with each. */
const mostNear = 10;

/** For each place with loaded circumstances, the nearest of the others in the review; null where no figures are loaded. */
async function nearestOf(
  context: CommandContext,
  reviewed: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlySet<string>> | null> {
  const folder = context.workspaceIfAny()?.folder;
  if (folder === undefined || !existsSync(warehousePath(folder))) return null;
  const db = await openWarehouse(folder);
  try {
    if ((await usualAsk(db, undefined)) === null) return null;
    const { report } = await askOfficial(db, {});
    const near = new Map<string, ReadonlySet<string>>();
    for (const place of reviewed) {
      const found = peersReport({
        outliers: report,
        rows: [],
        place,
        groups: [],
        practices: [],
        most: report.places.length,
      });
      if (isNone(found)) continue;
      const others = found.peers.map((peer) => peer.place.id).filter((id) => reviewed.has(id));
      if (others.length > 0) near.set(place, new Set(others.slice(0, mostNear)));
    }
    return near;
  } finally {
    await db.close();
  }
}

interface Reviews {
  readonly ratings: Parameters<typeof selfReview>[0];
  readonly problems: readonly Problem[];
}

/** What the workspace has loaded of self-reviews. */
async function loadedReviews(context: CommandContext): Promise<Reviews> {
  const db = await openWarehouse(context.workspace().folder);
  try {
    return { ratings: await ratingsIn(db, "records"), problems: [] };
  } finally {
    await db.close();
  }
}

/** A file read as a load would read it, by the workspace's mappings where there is one, and not loaded. */
async function reviewsIn(context: CommandContext, path: string): Promise<Reviews> {
  const folder = context.workspaceIfAny()?.folder;
  const own =
    folder === undefined
      ? {}
      : { sources: profileSources(savedProfiles(folder)), codes: context.workspace().config.codes };
  const db = await openDuckDb();
  try {
    const { problems } = await readDelivery(deliveryFiles([path], context.cwd), db, own);
    return { ratings: await ratingsIn(db, "staged"), problems };
  } finally {
    await db.close();
  }
}

async function ratingsIn(db: DuckDb, schema: "records" | "staged"): Promise<Reviews["ratings"]> {
  const rows = await db.all(`SELECT place, school_year, factor, rating FROM ${schema}.self_review ORDER BY ALL`);
  return rows.map((row) => ({
    place: String(row["place"]),
    year: Number(row["school_year"]),
    factor: String(row["factor"]),
    rating: Number(row["rating"]),
  }));
}
