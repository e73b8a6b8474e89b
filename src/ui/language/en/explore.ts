import type { Sentence } from "../sentence.ts";

/** Sentences of the staff page where a reader chooses what to compare, English. */
export const exploreEn = {
  "explore.title": "Explore",
  "explore.clear": {
    one: "{n} clear gap here leaves a group with less",
    other: "{n} clear gaps here leave a group with less",
  },
  "explore.clear-none": "No clear gap here leaves a group with less",
  "explore.part": {
    one: "{part}: {n} clear gap leaves a group with less",
    other: "{part}: {n} clear gaps leave a group with less",
  },
  "explore.part-none": "{part}: no clear gap leaves a group with less",
  "explore.largest": "The largest: {headline}.",
  "explore.largest-in": "The largest ({where}): {headline}.",
  "explore.compared": {
    one: "{n} comparison is in this view, and {judged} could be judged.",
    other: "{n} comparisons are in this view, and {judged} could be judged.",
  },
  "explore.again": {
    one: "{n} more clear gap shows one of these in another way.",
    other: "{n} more clear gaps show one of these in another way.",
  },

  "explore.choose": "Choose what to compare",
  "explore.board": "What a board asks first",
  "explore.all-questions": "All questions",
  "explore.of-goal": "All of: {goal}",
  "explore.all-groups": "Main groups, one by one",
  "explore.all-of": "All: {grouping}",
  "explore.all-states": "All states",
  "explore.all-counties": "All counties",
  "explore.all-districts": "All districts",
  "explore.all-schools": "All schools",
  "explore.all-years": "All years",
  "explore.go": "Show",
  "explore.ways": "Ways to show it",
  "explore.quilt": "Map",
  "explore.table": "Table",

  "explore.quilt-title": "Each cell is a gap, and leads to how we know it",
  "explore.quilt-subtitle": "Difference from the comparison, in points where it is a share of students.",
  "explore.quilt-narrow": "A heading leads to a view of it alone.",
  "explore.gaps": "Clear and probable gaps",
  "explore.gaps-none": "Nothing in this view is a clear or a probable gap.",
  "explore.others": "No sign of a gap, or not known",
  "explore.others-why":
    "“No sign of a gap” means that any gap is too small to act on. The others are not good news: nobody knows. None of these has a rank.",
  "explore.lines-title": "Changes that are clear: {widened} widened, {narrowed} narrowed",
  "explore.lines-title-none": "No gap here has clearly widened or narrowed",
  "explore.lines-subtitle":
    "Difference from the comparison, in {unit}, year by year. Below 0, the group has less of what the title names.",
  "explore.lines-some": {
    one: "The first of {all} lines is drawn. Choose one question or one group to see others.",
    other: "The first {n} of {all} lines are drawn. Choose one question or one group to see others.",
  },
  "explore.lines-none": "A line needs several years",
  "explore.lines-none-why": "This view has one year of each comparison.",

  "explore.none": "No comparison fits this view",
  "explore.none-why": "This audit did not compare these students on this question, in this place and year.",
  "explore.none-anywhere": "This audit has no comparison at the places that you may see.",
  "explore.many": "This view is too large for one page",
  "explore.many-why": "It has {n} comparisons, and a page shows {most} at most. Choose less of one thing:",
  "explore.try-years": "Try all years",
  "explore.try-year": "Try {year}",
  "explore.try-place": "Try {place}",
  "explore.try-groups": "Try the main groups",
  "explore.try-questions": "Try all questions",
  "explore.try-board": "Try what a board asks first",
  "explore.try-goal": "Try: {goal}",
  "explore.start": "Start over",
  "explore.unknown": "This address does not lead to a view",
  "explore.unknown-question": "It names a question that this audit does not ask.",
  "explore.unknown-group": "It names a group that this audit does not compare.",
  "explore.unknown-place": "It names a place that this audit does not have, or that you may not see.",
  "explore.unknown-year": "It names a year that this audit does not have.",
  "explore.unknown-form": "It names a way of showing that does not exist.",
  "explore.unknown-sort": "It names an order that does not exist.",
  "explore.unknown-next": "Check the address with the person who sent it, or choose below.",

  "explore.decide": "What to decide",
  "explore.decide-gap":
    "Which one gap will this team look into first? Read how we know it. Then agree who does what, and by when.",
  "explore.decide-open": "Open the largest gap",
  "explore.decide-none":
    "Nothing here is sure enough to act on. Decide whether more years or another place would tell you more.",
  "explore.send":
    "To send this view, send its address. The address names no student, and only staff who sign in can open it.",
} as const satisfies Readonly<Record<string, Sentence>>;
