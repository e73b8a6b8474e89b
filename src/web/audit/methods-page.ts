import { otherLanguages } from "../../base/lang.ts";
import { testsIn } from "../../reports/judged/families.ts";
import { averageRules } from "../../rules/averages.ts";
import { methodsEdition } from "../../rules/edition.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { certaintyScale } from "../../ui/certainty-scale.ts";
import { countText, dayWords, listWords, schoolYear, shortValue } from "../../ui/format.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { groupingRuleWords } from "../../ui/record-words.ts";
import { languageName, wordsOf } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { dataPath, groupingAnchor, languagesAnchor, methodsPath, questionsPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import type { PageSite, Site } from "./site.ts";

/** How a gap is judged, to be cited: title, edition, and the result it belongs to. */
export const methodsPages: PageKind<PageSite> = {
  id: "methods",
  pages: (site) => [{ path: methodsPath, render: () => methodsPage(site) }],
  menu: (site) => [{ label: site.words.say("menu.methods"), href: methodsPath }],
};

const comparisons = ["everyone-else", "all", "highest", "california"] as const;

function methodsPage(site: PageSite): string {
  const { words, audit, main } = site;
  const { settings } = audit;
  const title = words.say("menu.methods");
  const day = dayWords(methodsEdition.day, words);
  const share = (x: number): string => shortValue(x, "share", words);
  const rule = comparisons.find((c) => c === settings.comparison);
  const part = (id: string, heading: string, ...paragraphs: readonly (string | Html)[]): Html =>
    html`<section class="part" id="${id}"><div class="page flow"><h2>${heading}</h2>${paragraphs.map((p) =>
      typeof p === "string" ? html`<p>${p}</p>` : p,
    )}</div></section>`;
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${audit.program} · ${words.say("methods.edition", { day })}</p>
<h1>${words.say("methods.title")}</h1><p class="lede">${words.say("methods.lede")}</p>
<div class="card"><h2>${words.say("methods.cite")}</h2><p>${words.say("methods.cite-as", {
    program: audit.program,
    day,
    place: placeName(main.place, site),
    year: schoolYear(main.schoolYear),
    mark: audit.fingerprint,
  })}</p></div></div></section>
${part("counted", words.say("methods.counted"), words.say("audit.counted"), words.say("methods.counted-text"), html`<p><a href="${questionsPath}">${words.say("menu.questions")}</a> · <a href="${dataPath}">${words.say("audit.data-quality")}</a></p>`)}
${part("compared", words.say("methods.compared"), words.say(`methods.compared-${rule ?? "level"}`), words.say("methods.compared-text"))}
${part(
  "size",
  words.say("methods.size"),
  words.say("methods.size-students"),
  words.say("methods.size-range", { level: share(settings.level) }),
  words.say("methods.size-levels"),
  words.say("methods.size-average", { n: averageRules.fewestStudents.value }),
  words.say("methods.size-shared"),
)}
${part(
  "sure",
  words.say("definitions.how-sure"),
  words.say("sure.help"),
  certaintyScale(site),
  words.say("audit.rules", {
    points: shortValue(settings.actionPoints, "share-points", words),
    part: share(settings.actionPart),
    spread: shortValue(settings.actionSpread, "index", words),
  }),
  words.say("methods.many", { n: countText(testsIn(settings.tests), words) }),
  words.say("audit.minimum", { n: settings.minimumN }),
)}
${part("change", words.say("methods.change"), words.say("methods.change-text"), words.say("audit.years-independent"))}
${part("not", words.say("methods.not"), words.say("methods.not-text"))}
${groupings(site)}
${missingLanguages(site)}`;
  return auditPage({ path: methodsPath, title, body }, site);
}

/** How to get the pages in the languages this report lacks, said in each of them. */
function missingLanguages({ words, languages }: Site): Html | null {
  const missing = otherLanguages(words.lang).filter((lang) => !languages.includes(lang));
  if (missing.length === 0) return null;
  return html`<section class="part" id="${languagesAnchor}"><div class="page flow"><h2>${missing.map((lang, i) => html`${i > 0 && ", "}<span lang="${lang}">${languageName(lang)}</span>`)}</h2>${missing.map(
    (lang) => html`<p lang="${lang}">${wordsOf(lang).say("languages.how")}</p>`,
  )}<p>${words.say("languages.how")}</p><pre>fairlead audit --out report --all-languages</pre></div></section>`;
}

function groupings({ words, definitions }: Site): Html {
  return html`<section class="part" id="groupings"><div class="page flow"><h2>${words.say("definitions.groupings")}</h2><p>${words.say("definitions.groupings-intro")}</p><dl class="facts">${definitions.groupings.map(
    (g) =>
      html`<dt${attributes({ id: groupingAnchor(g.id) })}>${groupingName(g.id, words)}</dt><dd>${groupingRuleWords(g.id, g.rule, words)}${
        g.levels.length > 0 &&
        html`<br><span class="small hush">${listWords(
          g.levels.map((level) => groupName(g.id, level, words).label),
          words,
        )}</span>`
      }</dd>`,
  )}</dl></div></section>`;
}
