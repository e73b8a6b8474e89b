import { isNone } from "../../base/finding.ts";
import type { OutlierReport } from "../../reports/outliers.ts";
import { covariateNames, figureName, officialGroup } from "../../ui/figure-name.ts";
import { shortValue } from "../../ui/format.ts";
import { type Html, html } from "../../ui/html.ts";
import { formats } from "../../ui/language/formats.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { table } from "../../ui/table.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import { type OutlierPages, sourceWords } from "./frame.ts";

type GroupDiagnostics = OutlierReport["diagnostics"][string];

/**
 * Model details for readers who want to verify the list: coefficients, fit, influential rows, and the effect of
 * dropping a covariate.
 */
export function modelDetails(pages: OutlierPages, words: Words): Html {
  const { report, wholePlace } = pages;
  const { question, rules, districts } = report;
  const { more, close, less } = report.counts;
  const judged = more + close + less;
  const grouped = question.groups.reference !== null || !question.groups.focal.includes("all");
  const sentences = [
    sourceWords(pages, words),
    words.say("outliers.how-expected", { covariates: covariateNames(question.covariates, words) }),
    ...(grouped ? [words.say("outliers.how-group")] : []),
    ...(wholePlace.length > 0 ? [words.say("outliers.how-whole", { names: covariateNames(wholePlace, words) })] : []),
    ...(judged === 0
      ? [words.say("outliers.one-year")]
      : [
          words.say(report.years.length > 1 ? "outliers.how-years" : "outliers.how-subjects"),
          words.say("outliers.how-shrunk"),
        ]),
    words.say("outliers.how-named", { share: shortValue(rules.probability, "share", words) }),
    words.say("outliers.how-rule", { n: rules.minimumYears, students: rules.minimumN }),
    ...(question.outcome.better === "low" ? [words.say("outliers.turned")] : []),
    ...(isNone(districts)
      ? []
      : [words.say("outliers.districts", { share: shortValue(districts.shareBetween, "share", words) })]),
    words.say("outliers.how-not"),
  ];
  const groups = Object.entries(report.diagnostics);
  return html`<section class="part"><div class="page flow"><h2>${words.say("outliers.how")}</h2><ul>${sentences.map(
    (sentence) => html`<li>${sentence}</li>`,
  )}</ul>${groups.map(([group, found]) => lineOf(group, found, groups.length > 1, pages, words))}<h3>${words.say("outliers.left-out")}</h3>${leftOut(report, words)}</div></section>`;
}

function lineOf(group: string, found: GroupDiagnostics, several: boolean, pages: OutlierPages, words: Words): Html {
  const title = several
    ? words.say("outliers.model-for", { group: officialGroup(group, words) })
    : words.say("outliers.model");
  if (isNone(found)) {
    const { what, why } = reasonWords(found.reason, words);
    const aliased = "aliased" in found && Array.isArray(found.aliased) ? found.aliased.join(", ") : "";
    return html`<h3>${title}</h3><p>${sentenceCase(what, words)}. ${why} ${aliased}</p>`;
  }
  const { fit, rows, varianceInflation, rankShifts } = found;
  const inflation = new Map(varianceInflation.map((one) => [one.name, one.value]));
  const shifts = new Map(rankShifts.map((one) => [one.without, one]));
  const allowed = new Set(pages.report.question.covariates);
  const number = (value: number): string =>
    formats.number(words.locale, { maximumSignificantDigits: 3 }).format(value).replace(/^-/, "−");
  const pulling = rows.filter(({ highLeverage }) => highLeverage).length;
  const share = isNone(fit.r2)
    ? words.say("outliers.fit-none")
    : words.say("outliers.fit", { share: shortValue(fit.r2, "share", words) });
  return html`<h3>${title}</h3><p>${share} ${words.say("outliers.leverage", { n: pulling })}</p>${table(
    {
      name: title,
      columns: [
        {
          heading: words.say("outliers.column-covariate"),
          cell: ({ name }) =>
            name === "(Intercept)" ? words.say("outliers.start") : sentenceCase(figureName(name, words), words),
        },
        { heading: words.say("outliers.column-change"), number: true, cell: ({ value }) => number(value) },
        {
          heading: words.say("outliers.column-error"),
          number: true,
          cell: ({ seHc3 }) => (isNone(seHc3) ? reasonWords(seHc3.reason, words).what : number(seHc3)),
        },
        {
          heading: words.say("outliers.column-inflation"),
          number: true,
          cell: ({ name }) => {
            const value = inflation.get(name);
            return value === undefined || !allowed.has(name)
              ? ""
              : isNone(value)
                ? reasonWords(value.reason, words).what
                : number(value);
          },
        },
        {
          heading: words.say("outliers.column-without"),
          number: true,
          cell: ({ name }) => {
            const shift = shifts.get(name);
            if (shift === undefined || !allowed.has(name)) return "";
            if (isNone(shift)) return reasonWords(shift.reason, words).what;
            return isNone(shift.correlation)
              ? reasonWords(shift.correlation.reason, words).what
              : number(shift.correlation);
          },
        },
        {
          heading: words.say("outliers.column-move"),
          number: true,
          cell: ({ name }) => {
            const shift = shifts.get(name);
            return shift === undefined || isNone(shift) || !allowed.has(name)
              ? ""
              : number((100 * shift.meanMove) / rows.length);
          },
        },
      ],
      rows: fit.coefficients,
    },
    words,
  )}`;
}

function leftOut({ leftOut: out }: OutlierReport, words: Words): Html {
  const items = [
    ...(out.noOutcome > 0 ? [words.say("outliers.left-outcome", { n: out.noOutcome })] : []),
    ...(out.noSize > 0 ? [words.say("outliers.left-size", { n: out.noSize })] : []),
    ...(out.smallCell > 0 ? [words.say("outliers.left-small", { n: out.smallCell })] : []),
    ...Object.entries(out.noCovariate).flatMap(([name, n]) =>
      n === 0 ? [] : [words.say("outliers.left-covariate", { n, name: figureName(name, words) })],
    ),
  ];
  return items.length === 0
    ? html`<p>${words.say("outliers.left-none")}</p>`
    : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
