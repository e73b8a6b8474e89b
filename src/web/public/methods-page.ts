import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { type Certainty, certaintyTag } from "../../ui/certainty.ts";
import { countText, shortValue } from "../../ui/format.ts";
import { groupingName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { knownIndicator } from "../../ui/words.ts";
import { methodsPath } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { part, publicPage } from "./frame.ts";
import type { PublicSite } from "./site.ts";

/** How each number is made, and what the words mean. */
export const publicMethodsPages: PageKind<PublicSite> = {
  id: "methods",
  pages: (site) => [{ path: methodsPath, render: () => methodsPage(site) }],
  menu: ({ words }) => [{ label: words.say("release.methods"), href: methodsPath }],
};

const certainties = [
  ["clear", "certainty.clear"],
  ["clear-small", "certainty.clear-small"],
  ["probable", "certainty.probable"],
  ["no-sign", "certainty.none"],
  ["cannot-tell", "certainty.cannot-say"],
] as const satisfies readonly (readonly [Certainty, string])[];

function methodsPage(site: PublicSite): string {
  const { words, report } = site;
  const { rules } = report;
  const tests = Math.max(0, ...[...report.families.values()].map((family) => family.tests));
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("release.methods-title")}</h1><p class="lede">${words.say("release.methods-lede")}</p></div></section>
${part("counted", words.say("release.methods-counted"), html`<p>${words.say("release.methods-counted-is")}</p>`)}
${part("rounded", words.say("release.methods-rounded"), html`<p>${words.say("release.methods-rounded-is")}</p>${ladder(site)}${report.averages.length > 0 && html`<p>${words.say("release.methods-averages")}</p>`}`)}
${part(
  "gaps",
  words.say("release.methods-gap"),
  html`<p>${words.say("release.methods-gap-is")}</p><p>${words.say("release.methods-worst")}</p><p>${words.say("release.methods-many", { n: countText(tests, words) })}</p><p>${words.say("release.methods-range", { level: shortValue(rules.confidence, "share", words) })}</p><p>${words.say(
    "audit.rules",
    {
      points: shortValue(rules.actionPoints, "share-points", words),
      part: shortValue(rules.actionPart, "share", words),
      spread: shortValue(rules.actionSpread, "index", words),
    },
  )}</p><dl class="facts">${certainties.map(([one, key]) => html`<dt>${certaintyTag(one, words)}</dt><dd>${words.plain(key)}</dd>`)}</dl>`,
)}
${part("not", words.say("release.methods-not"), html`<p>${words.say("release.methods-not-is")}</p>`)}
${glossary(site)}`;
  return publicPage({ path: methodsPath, title: words.say("release.methods"), body }, site);
}

/** How rates are printed, by the size of the group. */
function ladder({ report, words }: PublicSite): Html {
  const percent = (value: number): string => `${countText(value, words)}%`;
  return table(
    {
      name: words.say("release.methods-rounded"),
      columns: [
        {
          heading: words.say("release.methods-ladder"),
          cell: ({ from, to }) =>
            to === null
              ? words.say("release.methods-from", { n: countText(from, words) })
              : `${countText(from, words)}–${countText(to, words)}`,
        },
        {
          heading: words.say("release.methods-ladder-low"),
          cell: ({ low }) => words.say("release.cell-at-most", { n: percent(low) }),
        },
        {
          heading: words.say("release.methods-ladder-between"),
          cell: ({ form, step }) =>
            words.say(form === "band" ? "release.methods-band" : "release.methods-rounding", {
              n: form === "band" ? step : percent(step),
            }),
        },
        {
          heading: words.say("release.methods-ladder-high"),
          cell: ({ high }) => words.say("release.cell-at-least", { n: percent(high) }),
        },
      ],
      rows: report.ladder,
    },
    words,
  );
}

/** Questions and ways to group, each in a plain sentence. */
function glossary({ report, words, custom }: PublicSite): ReturnType<typeof part> {
  const groupings = [...new Set(report.groups.map(({ grouping }) => grouping))];
  return part(
    "words",
    words.say("release.glossary"),
    html`<dl class="facts">${[...report.questions, ...report.averages].map(
      ({ id }) =>
        html`<dt>${indicatorLabel(id, words, custom)}</dt><dd>${knownIndicator(id) === null ? custom[id] : indicatorQuestion(id, words, custom)}</dd>`,
    )}${groupings.map((grouping) => {
      const key = `grouping.${grouping}`;
      return (
        Object.hasOwn(words.language.glossary, key) &&
        html`<dt>${groupingName(grouping, words)}</dt><dd>${words.language.glossary[key as keyof typeof words.language.glossary].plain}</dd>`
      );
    })}</dl>`,
  );
}
