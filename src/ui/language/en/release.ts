import type { Sentence } from "../sentence.ts";

/** Sentences of the site for everybody, English. They use printed numbers of the release alone. */
export const releaseEn = {
  // ---- numbers ----
  "release.about": "about {n} of every 100",
  "release.between": "{a} to {b} of every 100",
  "release.at-most": "{n} or fewer of every 100",
  "release.at-least": "{n} or more of every 100",
  "release.fewer-about": "about {n} fewer of every 100",
  "release.more-about": "about {n} more of every 100",
  "release.fewer-between": "{a} to {b} fewer of every 100",
  "release.more-between": "{a} to {b} more of every 100",
  "release.fewer-up-to": "up to {n} fewer of every 100",
  "release.more-up-to": "up to {n} more of every 100",
  "release.either-way": "from {a} fewer to {b} more of every 100",
  "release.cell-at-most": "{n} or less",
  "release.cell-at-least": "{n} or more",

  // ---- findings ----
  "release.who": "{rate} {group}",
  "release.people": "{who} {did}.",
  "release.adults": "{act}.",
  "release.named": "{label}: {who}.",
  "release.among": "Among {comparison} it was {rate}.",
  "release.facts": " ({gap})",
  "release.students": "That is between {a} and {b} students.",
  "release.students-up-to": "That is up to {b} students.",
  "release.not-shown": "Not shown, to protect students’ privacy",
  "release.not-shown-all": "This number is not shown, to protect students’ privacy.",
  "release.hidden-note":
    "Some numbers are not shown, to protect students’ privacy. A hidden number is not zero. Some larger numbers are hidden too, so that no small one can be worked out.",
  "release.range-note": "Some numbers are given as a range, such as 30–39%. The true number is inside it.",
  "release.sure-note":
    "A gap is called clear only if it is clear for every number inside the ranges. “Can’t tell” is not “no gap”.",
  "release.overlap-note": "A student can be in several groups, so the groups do not add up.",
  "release.cannot-tell": "The public numbers can’t tell whether there is a gap.",

  // ---- frame ----
  "release.banner": "How our schools are doing",
  "release.home": "Home",
  "release.schools": "Schools",
  "release.places": "Schools and other places",
  "release.do": "What we do",
  "release.ask": "Ask us",
  "release.downloads": "Get the numbers",
  "release.methods": "How we know",
  "release.privacy": "Privacy",
  "release.accessibility": "Accessibility",
  "release.numbers-from": "Numbers from",
  "release.numbers-from-is": "School year {year}. Published on {day}.",
  "release.hidden-foot": "Hidden numbers",
  "release.hidden-foot-is": "Some numbers are hidden or given as a range, so that no child can be recognized.",
  "release.get": "More",
  "release.search-box": "Questions, groups, schools",
  "release.other-language": "The district has not yet written this in English. This is its text in another language.",
  "release.not-written": "The district has not written this yet.",
  "release.not-written-why": "The text goes here once the district adds it to its next release.",

  // ---- home ----
  "release.home-eyebrow": "{district} · school year {year}",
  "release.home-none": "We see no clear gap in the numbers we can show.",
  "release.home-none-lede": "That does not mean there is none. For many groups the public numbers can’t tell.",
  "release.home-lede":
    "Every child should have the same chance. Here is where the gaps are, what we do about them, and how to ask us.",
  "release.clear-gaps": "The largest clear gaps",
  "release.clear-gaps-intro":
    "Each of these is larger than chance alone would explain. Sizes are in students, compared with the rate of all other students.",
  "release.fewer-students": "{a} to {b} fewer students",
  "release.more-students": "{a} to {b} more students",
  "release.how-know": "How do we know?",
  "release.what-we-do": "What we do about it",
  "release.how-to-ask": "How to ask us",
  "release.read-more": "Read all of it",
  "release.find-school": "Find your school",
  "release.find-school-intro": "In alphabetical order, not ranked. Most differences between schools are chance.",
  "release.all-schools": { one: "See the school", other: "See all {n} schools" },
  "release.all-places": { one: "See the place", other: "See all {n} places" },
  "release.questions": "All questions, by goal",
  "release.groups": "All groups of students",
  "release.groups-intro": "In the same order on every page.",

  // ---- question ----
  "release.by-group": "By group of students",
  "release.largest-clear": "The largest clear gap: {group}",
  "release.no-clear": "No group has a clear gap in the numbers we can show",
  "release.nothing-judged": "The public numbers can’t tell how groups differ here",
  "release.group-column": "Students",
  "release.rate-column": "Rate",
  "release.gap-column": "Compared with all other students",
  "release.students-column": "Students counted",
  "release.all-students": "All students",
  "release.all-others": "All other students",
  "release.others-hidden": "the number of the others is not shown",
  "release.by-school": "By school",
  "release.by-place": "By place",
  "release.by-school-intro": "In alphabetical order, not ranked. In a small school, chance moves a rate a lot.",
  "release.by-school-pages": {
    one: "There is {n} school. Its page has its number.",
    other: "There are {n} schools. Each has a page with its numbers.",
  },
  "release.by-year": "Year by year",
  "release.by-grade": "By grade",
  "release.year-column": "School year",
  "release.grade-column": "Grade",
  "release.school-column": "School",
  "release.place-column": "Place",
  "release.shared-note": "Many students share one teacher here. So counts of students can’t tell how sure a gap is.",
  "release.more-groups": "More groups",
  "release.average-about": "about {value}",
  "release.average-all": "{label}: {value}, all students together",
  "release.average-column": "Average",
  "release.average-lede": "An average of all students counted. No gap is judged here, as the averages are rounded.",
  "release.average-note":
    "Averages are rounded to steps, wider for small groups. The true one is at most half a step away.",
  "release.average-places": "In order of name, not of rank. In a small school, chance moves an average a lot.",
  "release.averages": "Averages",
  "release.what-is-counted": "What is counted",
  "release.part-of-goal": "Goal {n}: {goal}",
  "release.not-compared": "Not compared, because the status is not on record",

  // ---- goal ----
  "release.goal-clear": {
    one: "There is a clear gap in {n} of {all} questions about this goal.",
    other: "There is a clear gap in {n} of {all} questions about this goal.",
  },
  "release.goal-none": "We see no clear gap for this goal in the numbers we can show.",
  "release.goal-question-clear": "Clear gaps that leave these students with less:",
  "release.goal-question-other": "Clear gaps, where neither more nor less is better:",
  "release.goal-question-none": "No clear gap in the numbers we can show.",

  // ---- school ----
  "release.at-place": "At {place}, {finding}",
  "release.in-place": "At {place}: {finding}",
  "release.school-lede":
    "These are the numbers of this school that can be shown. Next to each is that of the whole district. Other years, grades and groups are in the files:",
  "release.place-lede":
    "These are the numbers of this place that can be shown. Next to each is that of all places together. Other years, grades and groups are in the files:",
  "release.school-clear": "Clear gaps at this school",
  "release.place-clear": "Clear gaps at this place",
  "release.school-none": "We see no clear gap here in the numbers we can show.",
  "release.school-none-why":
    "That does not mean there is none. In a small school most numbers are ranges, and chance moves them a lot.",
  "release.school-shown": "{n} of {all} questions have a number here that can be shown",
  "release.school-questions": "All questions",
  "release.question-column": "Question",
  "release.here-column": "This school",
  "release.here-place-column": "This place",
  "release.whole-column": "All of {place}",
  "release.school-groups": "By group of students",
  "release.school-groups-intro":
    "Open a goal to see each group. Groups without any number that can be shown are listed at the end.",
  "release.goal-groups": "Groups, goal {n}: {goal}",
  "release.missing-here": "What is missing from this page",
  "release.missing-here-is": "For these groups no number can be shown here:",
  "release.missing-none": "Every group has at least one number here.",
  "release.missing-district": "The numbers of all schools together are on the pages of the questions.",

  // ---- group ----
  "release.group-clear": "In {n} of {all} questions, a clear gap leaves {group} with less.",
  "release.group-none": "We see no clear gap that leaves {group} with less, in the numbers we can show.",
  "release.group-intro": "The dot or bar is this group. The tick is all other students.",
  "release.group-chart": "Every question, with the rate of all other students as a tick",

  // ---- schools, search ----
  "release.schools-title": "Find your school",
  "release.places-title": "Find your school or place",
  "release.schools-range": "{a} to {b}",
  "release.students-asked": "{n} students",
  "release.search-intro":
    "All questions, groups and schools of this site. Type in the search box to shorten the lists.",

  // ---- downloads ----
  "release.downloads-title": "All numbers of this site, as files",
  "release.downloads-intro":
    "Every number on these pages is in the first file. The second says how the numbers belong together.",
  "release.file-cells": "Every number, one per line",
  "release.file-structure": "How the numbers belong together",
  "release.file-other": "Part of the same release",
  "release.dictionary": "What the columns mean",
  "release.dictionary-printed": "How a number is printed",
  "release.printed-number": "exactly this many students; or this percent, rounded",
  "release.printed-range": "inside this range, both ends included; of a rate, up to just below the next whole number",
  "release.printed-code": "this much or more, this much or less",
  "release.printed-hidden": "hidden, to protect students’ privacy",
  "release.column-population": "Who is counted: the id of a set of students.",
  "release.column-indicator": "What is counted about them. Empty in the line of the number of students.",
  "release.column-school-year": "The school year.",
  "release.column-place": "The kind of place, and its code.",
  "release.column-grade": "A grade, or “all”.",
  "release.column-group": "How students are grouped, and the group. All students are “all”.",
  "release.column-n": "Number of students counted.",
  "release.column-rate": "Percent of them.",
  "release.column-value": "Another number and its unit.",
  "release.license": "What you may do with them",
  "release.license-is":
    "You may copy, share and change these numbers, even to make money. Say that they come from {district}, and give the date.",
  "release.license-ask": "Please don’t try to find out about a single child.",
  "release.cite": "To cite: {district}, school year {year}, published on {day}, made with {program}.",

  // ---- methods ----
  "release.methods-title": "How each number on this site is made",
  "release.methods-lede":
    "Each number counts students by a written rule. Then it is rounded, so that no child can be recognized. Everything else on this site follows from the rounded numbers.",
  "release.methods-counted": "Who is counted",
  "release.methods-counted-is":
    "Each question says whom it asks about. A student with a missing fact is left out. A missing fact is never a no.",
  "release.methods-rounded": "How numbers are rounded",
  "release.methods-rounded-is":
    "Small groups get wider ranges. A rate near 0 or 100 is given as “this or less” or “this or more”.",
  "release.methods-averages":
    "Averages are rounded the same way. Their steps are percents of the range that one student’s value can have. We hide an average where the number of students is hidden. We also hide one that would help to work out a hidden number.",
  "release.methods-ladder": "Students in the group",
  "release.methods-ladder-low": "Lowest",
  "release.methods-ladder-high": "Highest",
  "release.methods-ladder-between": "Between",
  "release.methods-band": "ranges of {n} points",
  "release.methods-rounding": "rounded to {n}",
  "release.methods-from": "{n} or more",
  "release.methods-gap": "How a gap is judged",
  "release.methods-gap-is":
    "We compare each group with all other students. Where their number is not printed, we work out a range from the numbers that are.",
  "release.methods-worst":
    "The words “clear” and “probably” must be true for every number that could be behind the printed ones. We take the least favorable.",
  "release.methods-many":
    "Many comparisons make some gaps look large by chance. So we judge all {n} comparisons of a kind of place together (Benjamini and Hochberg 1995).",
  "release.methods-range": "The likely range of a rate is Wilson’s, that of a gap Newcombe’s, at {level}.",
  "release.methods-not": "What these numbers can’t say",
  "release.methods-not-is":
    "A gap is a difference in what happened. It does not say why. Nor does it say what one student can do.",
  "release.glossary": "Words on this site",

  // ---- privacy ----
  "release.privacy-title": "How we protect each child’s privacy",
  "release.privacy-lede":
    "No page of this site has a name. Its numbers are made so that none of them leads to one child.",
  "release.privacy-how": "What we do",
  "release.privacy-small": "Groups of 1 to {n} students are not shown.",
  "release.privacy-rounded":
    "Rates are rounded or given as ranges. The number of students behind a rate is never printed.",
  "release.privacy-others":
    "Some larger numbers are hidden or made less exact too. Without that, a hidden number could be worked out from the others.",
  "release.privacy-years": "A number that was hidden once stays hidden in later releases.",
  "release.privacy-only":
    "Everything on this site is made from the protected numbers alone. This site has no access to students’ records.",
  "release.privacy-attack":
    "Before it was published, a program tried to work out the hidden numbers from all the others. It could not.",
  "release.privacy-figures": "This release in figures",
  "release.privacy-cells": "Numbers in this release",
  "release.privacy-exact": "given as a number",
  "release.privacy-ranged": "given as a range",
  "release.privacy-hidden": "hidden",
  "release.privacy-tried": "Hidden numbers that a solver tried to work out",
  "release.privacy-exact-column": "As a number",
  "release.privacy-range-column": "As a range",
  "release.privacy-hidden-column": "Hidden",
  "release.privacy-wider-column": "Of these, with a wider number shown",
  "release.privacy-relations": "Sums that it used",
  "release.privacy-narrowest": "Fewest values that a protected number could still have",
  "release.privacy-cost": "What this costs",
  "release.privacy-cost-is":
    "Small groups are hidden most often. That is a loss: their needs count as much. Often a wider number can be shown: of all grades, of the whole district, or of a larger group.",
  "release.privacy-cost-places": "What is hidden, by kind of place",
  "release.privacy-cost-groups": "What is hidden, by group of students",
  "release.level-column": "Place",
  "release.level-state": "State",
  "release.level-county": "County",
  "release.level-district": "District",
  "release.level-school": "Schools",
  "release.level-single": "{level}, by grade",
  "release.privacy-repeat": "Anyone can repeat the test",
  "release.privacy-repeat-is": "It needs only the two files of this release and the free program Fairlead:",

  // ---- accessibility ----
  "release.accessibility-title": "This site is for everybody",
  "release.accessibility-lede": "If something on these pages does not work for you, please tell us.",
  "release.accessibility-is": "What we aim for",
  "release.accessibility-aim":
    "We aim for level AA of the accessibility guidelines WCAG 2.2. A program checks each kind of page.",
  "release.accessibility-reader": "Each chart is also a table that a screen reader can read.",
  "release.accessibility-color": "No meaning is in color alone.",
  "release.accessibility-script": "Every page works without scripts, on a phone, with large letters, and on paper.",
  "release.accessibility-host": "Nothing on these pages comes from another site. Nobody counts your visit.",
  "release.accessibility-languages": "Every page is in these languages: {list}.",
  "release.accessibility-limits": "Known limits",
  "release.accessibility-limits-is":
    "The wide tables of a school have many columns. On a phone each row becomes a list.",

  // ---- letter ----
  "letter.title": "How students are doing at {place}, {year}",
  "letter.to": "For the families and neighbors of {place}",
  "letter.lede":
    "Every child should have the same chance. This sheet says where the gaps are, what we do, and how to ask us.",
  "letter.gaps-intro":
    "Each of these is larger than chance alone would explain. Each compares a group with all other students.",
  "letter.counted": "All students of {place}, in all grades.",
  "letter.made": "Made with {program}.",
  "letter.goes-on": "There is more on our website.",
  "letter.more-questions": {
    one: "{n} more question is on our website.",
    other: "{n} more questions are on our website.",
  },
  "letter.missing": "Groups that are not shown",
  "letter.missing-none": "Every group has at least one number on our website.",
  "letter.more-groups": { one: "{n} more group has no number here.", other: "{n} more groups have no number here." },
  "letter.missing-district": "Their numbers for the whole district may be on our website.",
  "letter.basis": "Behind these numbers",
  "letter.rules": "Rules",
  "letter.reading": "Ranges",
  "letter.no-character": "A letter that this file has no font for. Our website shows it.",

  // ---- packet ----
  "packet.heading": "On paper and for the board",
  "packet.letter": "Letter (PDF)",
  "packet.letter-is": "One sheet for families and neighbors.",
  "packet.numbers": "Numbers (Excel)",
  "packet.numbers-is": "A workbook with a sheet for each goal, and notes.",
  "packet.board": "For the board (PDF)",
  "packet.board-is": "Every question with its groups, on paper.",
  "packet.page": "Page {n}",
  "packet.hidden-groups": "Not shown: {list}.",
  "packet.slides": "Slides (PowerPoint)",
  "packet.slides-is": "A chart for each question a board asks first. You can edit them.",
  "packet.title": "Numbers for the board: {place}, {year}",
  "packet.found": "What we found",
  "packet.groups": "Groups",
  "packet.goal-sheet": "Goal {n}",
  "packet.years-sheet": "Year by year",
  "packet.rate-column": "Rate, in percent",
  "packet.low-series": "Rate, or where its range begins",
  "packet.range-series": "Range",
  "packet.line-column": "Line of cells.csv",
} as const satisfies Readonly<Record<string, Sentence>>;
