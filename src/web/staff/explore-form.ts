import { currentIndicatorId } from "../../base/former-ids.ts";
import { groupKey, placeKey } from "../../base/keys.ts";
import { isCrossing } from "../../reports/crossing.ts";
import { type ExploreAxis, firstChoice } from "../../reports/explore-choice.ts";
import type { GroupsOfGrouping } from "../../reports/explore-scope.ts";
import type { ExploreView } from "../../reports/explore-view.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { schoolYear } from "../../ui/format.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { lowered } from "../audit/gap.ts";
import { goalIds } from "../audit/goals.ts";
import type { Site } from "../audit/site.ts";
import { explorePath, nameInAddress } from "./explore-address.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}
/** Options under a heading, or alone. */
interface Options {
  readonly heading?: string;
  readonly options: readonly Option[];
}

/** A choice of each axis, as a form that asks for the page's own address. */
export function exploreForm(view: ExploreView<Audience>, site: Site): Html {
  const { words } = site;
  const { choice, form, sort } = view;
  const kept = (part: "form" | "sort", value: string): Html | false =>
    value !== firstChoice[part] && html`<input${attributes({ type: "hidden", name: nameInAddress(part), value })}>`;
  return html`<form${attributes({ class: "filters", action: explorePath, method: "get", "aria-label": words.say("explore.choose") })}>${field(
    "question",
    words.say("column.question"),
    questions(view, site),
    currentIndicatorId(choice.question),
  )}${field("group", words.say("column.group"), groups(view, site), choice.group)}${field("place", words.say("column.place"), places(view, site), chosenPlace(view))}${field("year", words.say("column.year"), years(view, site), chosenYear(view))}${kept("form", form)}${kept("sort", sort)}<button>${words.say("explore.go")}</button></form>`;
}

function field(axis: ExploreAxis, label: string, lists: readonly Options[], chosen: string): Html {
  const id = `explore-${axis}`;
  const option = ({ value, label: text }: Option): Html =>
    html`<option${attributes({ value, selected: value === chosen })}>${text}</option>`;
  return html`<div class="field"><label${attributes({ for: id })}>${label}</label><select${attributes({ id, name: nameInAddress(axis) })}>${lists.map(
    ({ heading, options }) =>
      heading === undefined
        ? options.map(option)
        : html`<optgroup${attributes({ label: heading })}>${options.map(option)}</optgroup>`,
  )}</select></div>`;
}

function questions({ scope }: ExploreView<Audience>, { words, custom }: Site): readonly Options[] {
  return [
    {
      options: [
        { value: "board", label: words.say("explore.board") },
        { value: "all", label: words.say("explore.all-questions") },
      ],
    },
    ...goalIds.flatMap((goal): readonly Options[] => {
      const those = scope.questions.filter((q) => q.goal === goal);
      const heading = words.label(`goal.${goal}`);
      if (those.length === 0) return [];
      return [
        {
          heading,
          options: [
            { value: `goal.${goal}`, label: words.say("explore.of-goal", { goal: heading }) },
            ...those.map(({ id }) => ({ value: id, label: indicatorLabel(id, words, custom) })),
          ],
        },
      ];
    }),
  ];
}

function groups({ scope, choice }: ExploreView<Audience>, { words }: Site): readonly Options[] {
  const all = ({ grouping }: GroupsOfGrouping): Option => ({
    value: grouping,
    label: words.say("explore.all-of", { grouping: lowered(groupingName(grouping, words), words) }),
  });
  const each = ({ grouping, levels }: GroupsOfGrouping): Option[] =>
    levels.map((level) => ({
      value: groupKey({ grouping, level }),
      label: groupName(grouping, level, words).label,
    }));
  const crossed = scope.groupings.filter(({ grouping }) => isCrossing(grouping));
  return [
    { options: [{ value: firstChoice.group, label: words.say("explore.all-groups") }] },
    ...scope.groupings
      .filter(({ grouping }) => !isCrossing(grouping))
      .map((g) => ({
        heading: groupingName(g.grouping, words),
        options: [...(g.levels.length > 1 ? [all(g)] : []), ...each(g)],
      })),
    ...(crossed.length === 0
      ? []
      : [
          {
            heading: words.say("audit.crossed"),
            // One of many is a choice only where the address has it.
            options: crossed.flatMap((g) => [all(g), ...each(g).filter(({ value }) => value === choice.group)]),
          },
        ]),
  ];
}

const kinds = [
  ["state", "explore.all-states"],
  ["county", "explore.all-counties"],
  ["district", "explore.all-districts"],
  ["school", "explore.all-schools"],
] as const;

function chosenPlace({ choice, scope: { main } }: ExploreView<Audience>): string {
  return main !== undefined && choice.place === placeKey(main) ? firstChoice.place : choice.place;
}

function places({ scope }: ExploreView<Audience>, site: Site): readonly Options[] {
  const { main } = scope;
  const several = kinds.filter(([kind]) => scope.places.filter((p) => p.kind === kind).length > 1);
  const others = scope.places.filter((place) => main === undefined || placeKey(place) !== placeKey(main));
  return [
    {
      options: [
        ...(main === undefined ? [] : [{ value: firstChoice.place, label: placeName(main, site) }]),
        ...several.map(([kind, key]) => ({ value: kind, label: site.words.say(key) })),
        ...others.map((place) => ({ value: placeKey(place), label: placeName(place, site) })),
      ],
    },
  ];
}

function chosenYear({ choice, scope: { years: all } }: ExploreView<Audience>): string {
  return choice.year === String(all.at(-1)) ? firstChoice.year : choice.year;
}

function years({ scope }: ExploreView<Audience>, { words }: Site): readonly Options[] {
  const [latest, ...earlier] = scope.years.toReversed();
  return [
    {
      options: [
        ...(latest === undefined ? [] : [{ value: firstChoice.year, label: schoolYear(latest) }]),
        ...earlier.map((year) => ({ value: String(year), label: schoolYear(year) })),
        ...(earlier.length === 0 ? [] : [{ value: "all", label: words.say("explore.all-years") }]),
      ],
    },
  ];
}
