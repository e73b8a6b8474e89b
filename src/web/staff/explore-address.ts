import { type ExploreChoice, firstChoice } from "../../reports/explore-choice.ts";

/** Address of the page, beside the pages of an audit in its language. */
export const explorePath = "explore";
/** Where the app finds it, in the reader's language. */
export const exploreAppPath = "/explore";

/** Names in the address, in its order. Its values are ids of the audit; no student has one there. */
const names = {
  question: "question",
  group: "group",
  place: "place",
  year: "year",
  form: "show",
  sort: "sort",
} as const satisfies Readonly<Record<keyof ExploreChoice, string>>;
const parts = Object.keys(names) as (keyof ExploreChoice)[];
export const nameInAddress = (part: keyof ExploreChoice): string => names[part];

/**
 * What an address asks for. Any text is a choice: the view says which ids it does not know.
 *
 * @param query  with or without its question mark; other names are ignored, and of a repeated one the first counts
 */
export function choiceInQuery(query: string): ExploreChoice {
  const given = new URLSearchParams(query);
  const value = (part: keyof ExploreChoice): string => given.get(names[part]) ?? firstChoice[part];
  return {
    question: value("question"),
    group: value("group"),
    place: value("place"),
    year: value("year"),
    form: value("form"),
    sort: value("sort"),
  };
}

/** The address of a choice; `choiceInQuery` reads it back. What the first view has too is left out. */
export function exploreHref(choice: ExploreChoice): string {
  const asked = parts.filter((part) => choice[part] !== firstChoice[part]);
  const query = new URLSearchParams(asked.map((part): [string, string] => [names[part], choice[part]])).toString();
  return query === "" ? explorePath : `${explorePath}?${query}`;
}
