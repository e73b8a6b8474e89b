import { Command } from "commander";
import { findPeers } from "../../app/peers.ts";
import { reportWords } from "../../app/report-words.ts";
import { isNone } from "../../base/finding.ts";
import type { Peer } from "../../reports/peers.ts";
import type { Practice } from "../../sources/practices.ts";
import { covariateNames, factorName, officialGroup } from "../../ui/figure-name.ts";
import { dayWords, listWords, schoolYear, shortValue } from "../../ui/format.ts";
import { verdictAgainstExpected } from "../../ui/outlier-words.ts";
import { type CommandMaker, wholeNumber } from "../command-context.ts";
import { type OfficialOptions, officialPlace, officialRequest, withOfficialOptions } from "../official-options.ts";
import { withProgress } from "../with-progress.ts";

export const peersCommand: CommandMaker = (context) => {
  const say = context.words.peers;
  return withOfficialOptions(new Command("peers").description(say.about), context)
    .argument("<place>", say.place)
    .option("--most <number>", say.most, wholeNumber(context, "--most", 1, 100), 10)
    .action(async (named: string, options: OfficialOptions & { most: number }) => {
      const { terminal } = context;
      const workspace = context.workspaceIfAny();
      const words = reportWords(workspace, context.lang);
      const {
        peers: report,
        outliers,
        otherGroups,
      } = await withProgress(context, context.words.reading, () =>
        findPeers(context.viewer, officialPlace(context, options.file), officialRequest(options), {
          named,
          most: options.most,
          notes: workspace,
        }),
      );
      terminal.answer({ ok: true, ...report });
      const { unit } = outliers.question.outcome;
      const by = covariateNames(
        report.by.map(({ name }) => name),
        words,
      );
      terminal.say(terminal.bold(say.title(report.own.place.name, by)));
      terminal.say(say.distance);
      const others = otherGroups.filter((group) => report.own.groups[group] !== null);
      const value = (peer: Peer<Practice>, group: string): string => {
        const result = peer.groups[group];
        return result === null || result === undefined ? "" : shortValue(result.value, unit, words);
      };
      terminal.table(
        [...say.headings, ...others.map((group) => officialGroup(group, words))],
        [report.own, ...report.peers].map((peer) => {
          const { place, distance } = peer;
          const side = place.focal;
          return [
            place.name,
            place.districtName ?? "",
            peer === report.own ? "" : distance.toFixed(2),
            isNone(side) ? "" : shortValue(side.actual, unit, words),
            isNone(side) ? "" : shortValue(side.expected, unit, words),
            verdictAgainstExpected(outliers.question.outcome, isNone(side) ? "not-judged" : side.verdict, words),
            ...others.map((group) => value(peer, group)),
          ];
        }),
      );
      const notes = [report.own, ...report.peers].flatMap((peer) =>
        peer.practices.map((note) => ({ note, place: peer.place.name })),
      );
      terminal.say();
      terminal.say(notes.length === 0 ? say.noPractices : say.practices);
      for (const { note, place } of notes) {
        const factors = listWords(
          note.factors.map((factor) => factorName(factor, words)),
          words,
        );
        const served = listWords(
          note.groups.map((group) => officialGroup(group, words)),
          words,
        );
        const years = listWords(note.years.map(schoolYear), words);
        terminal.say(`${place}: ${note.title} (${factors}; ${years}; ${served}). ${note.evidence}`, 2);
        terminal.say(terminal.faint(`[${note.file}; ${note.contact}; ${dayWords(note.date, words)}]`), 4);
      }
    });
};
