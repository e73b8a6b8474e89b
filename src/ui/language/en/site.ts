import type { Sentence } from "../sentence.ts";

/** Sentences of the first page, of finding one's way, and of the pages on methods and questions, English. */
export const siteEn = {
  "shortfall.few": "1 or 2",
  "shortfall.custom": "were counted in “{label}”",
  "shortfall.not-custom": "were outside of “{label}”",
  "shortfall.caption-share": "students: the gap between {k} and {n2} of {group} who {did}",
  "shortfall.key-share": "students: the gap between {k} of {group} who {did} and {n2} at {rate}",
  "shortfall.caption": "students: the gap between {k} {group} who {did} and {n2}",
  "shortfall.key": "students: the gap between {k} {group} who {did} and {n2} at {rate}",
  "shortfall.not-forecast": "This compares results of {year}. It is not a forecast.",
  "shortfall.range": "likely range {range} students",
  "shortfall.since-new": "This is the first year measured.",
  "shortfall.since-same": "The gap is about the same as in {year}.",
  "shortfall.since-unclear": "The gap has not clearly changed since {year}.",
  "shortfall.since-closing": "The gap has narrowed since {year}.",
  "shortfall.since-growing": "The gap has widened since {year}.",

  "audit.goal-few-asked": "No clear gap in the little that could be asked.",
  "audit.goal-none-clear-sentence": "We see no clear gap here.",

  "groups.heading": "The largest clear gap of each group",
  "groups.by": "Order by",
  "groups.by-students": "students",
  "groups.by-points": "points",
  "groups.by-years": "years it was clear",
  "groups.by-certainty": "how sure",
  "groups.name-students": "Each group’s largest gap in students",
  "groups.name-points": "Each group’s largest gap in points",
  "groups.name-years": "Each group’s longest lasting gap",
  "groups.name-certainty": "Each group’s surest gap",
  "groups.gap-students": "Gap in students",
  "groups.gap-students-phone": "students:",
  "groups.did": "Result",
  "groups.gap": "Gap",
  "groups.years": "Was clear in",
  "groups.years-of": { one: "{k} of {n} year", other: "{k} of {n} years" },
  "groups.range": "Likely range",
  "groups.students": "The largest in students, compared with the others’ rate",
  "groups.uncounted": "Other clear gaps, not counted in students, leave these groups with less:",
  "groups.without": "We see no clear gap that leaves these groups with less:",

  "moved.from-to": "{before} in {year}, {now} in {year2}.",
  "moved.widened": {
    one: "{n} clear gap has widened since {year}.",
    other: "{n} clear gaps have widened since {year}.",
  },
  "moved.all": "Everything that moved",

  "unknown.heading": "What nobody knows yet",
  "unknown.unsure": {
    one: "We can’t tell for {n} comparison: there could be a large gap or none.",
    other: "We can’t tell for {n} comparisons: there could be a large gap or none.",
  },
  "unknown.small": {
    one: "For {n} more, the group was too small to judge.",
    other: "For {n} more, the groups were too small to judge.",
  },
  "unknown.hardest": "We know least about {groups}.",
  "unknown.not-asked": {
    one: "{n} question needs records, such as {records}.",
    other: "{n} questions need records, such as {records}.",
  },

  "more.heading": "More in this report",
  "more.map": "All groups by the questions a board asks first",
  "more.schools": { one: "{n} school with a page of its own", other: "{n} schools, each with a page of its own" },
  "more.places": { one: "{n} place with a page of its own", other: "{n} places, each with a page of its own" },
  "more.priorities": "Gaps ranked by a score that you can question",
  "more.outliers": "A separate report on published figures, with years of its own",
  "more.questions": "What each one asks, with its rule and examples",
  "more.methods": "How a gap is judged, and how to cite it",
  "more.data": {
    one: "{n} file with {rows} rows, and what is missing",
    other: "{n} files with {rows} rows, and what is missing",
  },

  "menu.map": "Groups",
  "menu.questions": "Questions",
  "menu.methods": "Methods",
  "menu.changes": "What changed",

  "page.contents": "On this page",
  "page.before": "Before:",
  "page.near": "Pages before and after",
  "page.after": "Next:",

  "legend.clear-small": "a clear but small gap",
  "quilt.scroll": "Scroll sideways to see every group.",

  "search.box": "Questions, groups, schools",
  "search.go": "Search",
  "search.title": "Search",
  "search.intro":
    "All questions, groups and schools of this report. Type in the search box to shorten the lists. A group and a question together lead to their gap.",
  "search.none": "No matches. Try another word.",
  "search.some": "# found",
  "search.groups": "Groups of students",
  "search.places": "Schools and other places",

  "question.link": "This question, with examples",
  "question.lede": "We call it “{label}”.",
  "question.rule": "The rule",
  "question.examples": "Worked examples",
  "question.examples-intro":
    "Each line is a made-up student at the edge of the rule. Our tests run these same cases on the program.",
  "question.examples-usual": "They use the usual limits, not those a district may set.",
  "question.student": "The invented student",
  "question.records": "In the records",
  "question.says": "The rule says",
  "question.met": "counts",
  "question.not-met": "asked, but does not count",
  "question.not-counted": "not asked",
  "question.results": "What this audit found",
  "question.no-results": "This audit has no gap for this question.",
  "question.by": "By {grouping}",
  "question.cite": "To cite: {program}, “{question}”, result {mark}.",

  "methods.edition": "edition of {day}",
  "methods.title": "How this audit judges a gap",
  "methods.lede":
    "Each number counts students by a written rule. Each gap has a likely range. The words for how sure we are follow from that range.",
  "methods.cite": "How to cite this page",
  "methods.cite-as":
    "{program}. How this audit judges a gap. Edition of {day}. Equity audit of {place}, {year}, result {mark}.",
  "methods.counted": "Who is counted",
  "methods.counted-text":
    "A question has a rule for who is asked and a rule for who counts. A student with a missing fact is left out. A missing fact is never a no.",
  "methods.compared": "Who is compared",
  "methods.compared-everyone-else": "Each group is compared with all other students.",
  "methods.compared-all": "Each group is compared with all students, itself included.",
  "methods.compared-highest": "Each group is compared with the group that has the best rate.",
  "methods.compared-california": "Each group is compared with the reference group of the California School Dashboard.",
  "methods.compared-level": "Each group is compared with one group that the district chose.",
  "methods.compared-text":
    "A student can be in several groups. Gaps of different groups overlap, so they do not add up.",
  "methods.size": "How large a gap is",
  "methods.size-students":
    "The number of students is the gap times the size of the group, rounded up. It is how many would have a different result at the other rate.",
  "methods.size-range":
    "The range of a gap between two shares is Newcombe’s ({level}; Newcombe 1998, method 10). The true gap is inside such a range about that often. The test is the score test. Between groups of similar size we average its p-value with that of Fisher’s exact test. The larger of p and this average counts. Where the p-value is below 0.001, or fewer than five students are expected, the test is Fisher’s alone.",
  "methods.size-levels":
    "On a state test, V is the gap over all levels, in standard deviations (Ho and Haertel 2006). It comes from the counts at each level. So it does not depend on where the standard is set. The number of pairs follows from V.",
  "methods.size-average":
    "The range of a gap between averages is Welch’s, with each group’s spread drawn toward everyone’s. The test deals students to the groups at random. We ask for {n} students or more on each side.",
  "methods.size-shared":
    "Some values belong to a teacher, a class or a school, and many students share them. There we compare with chance: the values dealt out at random among them.",
  "methods.many":
    "Many comparisons make some gaps look large by chance. So we adjust the {n} tests of this audit together (Benjamini and Hochberg 1995).",
  "methods.change": "How a change is judged",
  "methods.change-text":
    "We compare the gap of the latest year with that of the first year measured. A gap has narrowed or widened only if the change is clearly not zero, adjusted for all changes.",
  "languages.how":
    "This report has its pages in one language. To have them in every language, with links between them, audit again with this option:",
  "methods.not": "What an audit can’t say",
  "methods.not-text":
    "A gap is a difference in what happened. It does not say why. Nor does it say what one student can do. “Can’t tell” is not “no gap”.",
} as const satisfies Readonly<Record<string, Sentence>>;
