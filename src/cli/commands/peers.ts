import { Command } from "commander";
import { askOfficial, withOfficialFigures } from "../../app/ask-official.ts";
import { officialGroups, officialRows } from "../../app/official-rows.ts";
import { reportWords } from "../../app/report-words.ts";
import { AppError } from "../../base/errors.ts";
import { isNone } from "../../base/finding.ts";
import type { OutlierPlace } from "../../reports/outliers.ts";
import { type Peer, peersReport } from "../../reports/peers.ts";
import { type Practice, readPractices } from "../../sources/practices.ts";
import { nineFactors } from "../../surveys/nine-factors.ts";
import { circumstanceNames, factorName, officialGroup } from "../../ui/figure-name.ts";
import { dayWords, listWords, schoolYear, shortValue } from "../../ui/format.ts";
import { type CommandMaker, wholeNumber } from "../command-context.ts";
import { type OfficialOptions, officialPlace, officialRequest, withOfficialOptions } from "../official-options.ts";

export const peers: CommandMaker = (context) => {
  const say = context.words.peers;
  return withOfficialOptions(new Command("peers").description(say.about), context)
    .argument("<place>", say.place)
    .option("--most <number>", say.most, wholeNumber(context, "--most", 1, 100), 10)
    .action(async (named: string, options: OfficialOptions & { most: number }) => {
      const { terminal } = context;
      const workspace = context.workspaceIfAny();
      const words = reportWords(workspace, context.lang);
      await withOfficialFigures(officialPlace(context, options.file), async (db) => {
        const { report, ask } = await askOfficial(db, officialRequest(options));
        const place = placeNamed(named, report.places);
        // Every group with a result of its own, not only those asked about.
        const groups = [...new Set([...ask.groups, ...(await officialGroups(db, ask))])];
        const { rows } = await officialRows(db, { ...ask, groups, circumstances: [], size: null });
        const sized =
          ask.size === null ? rows : (await officialRows(db, { ...ask, groups: ask.groups, circumstances: [] })).rows;
        const ids = nineFactors.factors.map(({ id }) => id);
        const practices = workspace === undefined ? [] : readPractices(workspace.folder, ids).practices;
        const own = new Set(ask.groups);
        const found = peersReport<Practice>({
          outliers: report,
          rows: [...sized.filter(({ group }) => own.has(group)), ...rows.filter(({ group }) => !own.has(group))],
          place: place.id,
          groups,
          practices,
          most: options.most,
        });
        if (isNone(found)) {
          throw new AppError("cli.no-circumstances", { place: place.id, name: place.name, reason: found.reason });
        }
        terminal.answer({ ok: true, ...found });
        const { unit } = report.question.outcome;
        const by = circumstanceNames(
          found.by.map(({ name }) => name),
          words,
        );
        terminal.say(terminal.bold(say.title(place.name, by)));
        terminal.say(say.distance);
        const others = groups.filter((group) => !own.has(group) && found.own.groups[group] !== null);
        const value = (peer: Peer<Practice>, group: string): string => {
          const one = peer.groups[group];
          return one === null || one === undefined ? "" : shortValue(one.value, unit, words);
        };
        terminal.table(
          [...say.headings, ...others.map((group) => officialGroup(group, words))],
          [found.own, ...found.peers].map((peer) => {
            const { place: of, distance } = peer;
            const side = of.focal;
            return [
              of.name,
              of.districtName ?? "",
              peer === found.own ? "" : distance.toFixed(2),
              isNone(side) ? "" : shortValue(side.actual, unit, words),
              isNone(side) ? "" : shortValue(side.expected, unit, words),
              say.verdicts[isNone(side) ? "not-judged" : side.verdict],
              ...others.map((group) => value(peer, group)),
            ];
          }),
        );
        const notes = [found.own, ...found.peers].flatMap((peer) =>
          peer.practices.map((note) => ({ note, of: peer.place.name })),
        );
        terminal.say();
        terminal.say(notes.length === 0 ? say.noPractices : say.practices);
        for (const { note, of } of notes) {
          const factors = listWords(
            note.factors.map((factor) => factorName(factor, words)),
            words,
          );
          const served = listWords(
            note.groups.map((group) => officialGroup(group, words)),
            words,
          );
          const years = listWords(note.years.map(schoolYear), words);
          terminal.say(`${of}: ${note.title} (${factors}; ${years}; ${served}). ${note.evidence}`, 2);
          terminal.say(terminal.faint(`[${note.file}; ${note.contact}; ${dayWords(note.date, words)}]`), 4);
        }
      });
    });
};

/** A place by its code, its whole name, or a part of its name that no other has. */
function placeNamed(named: string, places: readonly OutlierPlace[]): OutlierPlace {
  const wanted = named.trim().toLowerCase();
  const exact = places.filter(({ id, name }) => id === named.trim() || name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : places.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const shown = found.slice(0, 10).map(({ id, name, districtName }) => ({ id, name, district: districtName }));
  throw new AppError("cli.which-place", { named, places: found.length, shown });
}
