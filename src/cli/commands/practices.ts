import { readFileSync } from "node:fs";
import { Command } from "commander";
import { AppError } from "../../base/errors.ts";
import { selfReview } from "../../reports/self-review.ts";
import { findPractices, readPractices } from "../../sources/practices.ts";
import { parseSelfReview } from "../../sources/self-review.ts";
import { nineFactors } from "../../surveys/nine-factors.ts";
import { factorName, publishedGroup } from "../../ui/figure-name.ts";
import { listWords, schoolYear } from "../../ui/format.ts";
import { wordsOf } from "../../ui/words.ts";
import { type CommandMaker, type Door, exitCodes, pathFrom } from "../door.ts";

interface Options {
  readonly factor?: string;
  readonly search?: string;
  readonly review?: string;
}

const factorIds = nineFactors.factors.map(({ id }) => id);

export const practices: CommandMaker = (door) => {
  const say = door.words.practices;
  return new Command("practices")
    .description(say.about)
    .option("--factor <factor>", say.factor)
    .option("--search <text>", say.search)
    .option("--review <file>", say.review)
    .action((options: Options) => {
      if (options.factor !== undefined && !factorIds.includes(options.factor)) {
        const known = factorIds.join(", ");
        throw new AppError("cli.unknown-factor", {
          what: say.unknownFactor(options.factor, known),
          fix: `--factor ${factorIds[0]}`,
          facts: { factor: options.factor, known: factorIds },
        });
      }
      if (options.review === undefined) listNotes(door, options);
      else review(door, options.review, options.factor);
    });
};

function listNotes(door: Door, { factor, search }: Options): void {
  const { terminal } = door;
  const say = door.words.practices;
  const words = wordsOf(door.lang);
  const all = readPractices(door.workspace().folder, factorIds);
  const found = findPractices(all.practices, {
    ...(factor === undefined ? {} : { factor }),
    ...(search === undefined ? {} : { search }),
  });
  terminal.answer({ ok: all.faults.length === 0, practices: found, faults: all.faults });
  if (all.faults.length > 0) {
    terminal.say(terminal.bold(say.faults(new Set(all.faults.map(({ file }) => file)).size)));
    for (const { file, line, what } of all.faults) terminal.say(say.fault(`practices/${file}`, line, what), 2);
    door.end(exitCodes.problems);
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
        note.groups.map((group) => publishedGroup(group, words)),
        words,
      ),
      `${note.title} (${note.file})`,
    ]),
  );
}

function review(door: Door, path: string, factor: string | undefined): void {
  const { terminal } = door;
  const say = door.words.practices;
  const words = wordsOf(door.lang);
  const read = parseSelfReview(readText(door, path), factorIds, nineFactors.scale);
  const rows = selfReview(read.ratings, factor === undefined ? factorIds : [factor]);
  terminal.answer({ ok: read.faults.length === 0, review: rows, faults: read.faults });
  if (read.faults.length > 0) {
    terminal.say(terminal.bold(say.reviewBad(read.faults.length)));
    for (const { line, what } of read.faults) terminal.say(say.fault(path, line, what), 2);
    door.end(exitCodes.problems);
  }
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
  terminal.say(say.scale);
}

function readText(door: Door, path: string): string {
  try {
    return readFileSync(pathFrom(door, path), "utf8");
  } catch (cause) {
    throw new AppError(
      "delivery.not-there",
      { what: `${path} is not there, or can't be read.`, fix: "Name the file of the self-review.", facts: { path } },
      { cause },
    );
  }
}
