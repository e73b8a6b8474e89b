import type { Sentence } from "../sentence.ts";

/** Sentences of the sheet for the board, English. */
export const boardEn = {
  "menu.board": "For the board",
  "board.title": "Equity audit {year}, for the board",
  "board.eyebrow": "School board · equity audit {year}",
  "board.h1": {
    one: "{place}: {n} gap for the board to decide about",
    other: "{place}: {n} gaps for the board to decide about",
  },
  "board.h1-none": "{place}: no clear gap",
  "board.lede": {
    one: "This gap was chosen from {all}: it ranks first by students, size, years and certainty. The order is only a guide: causes, what can be done, and what families say count too.",
    other:
      "These {n} were chosen from {all}: the first by students, size, years and certainty. Each is about another question and, if possible, another group. The order is only a guide: causes, what can be done, and what families say count too.",
  },
  "board.numbers": "The gaps in numbers",
  "board.what": "Question and group",
  "board.rate": "Rate of the group",
  "board.others-rate": "Rate of the others",
  "board.students": "Gap in students",
  "board.moved": "Did it move?",
  "board.sure": "{certainty}: {size} ({range})",
  "board.picture": "How far apart the rates are, in percent",
  "board.picture-key":
    "Filled circle: the group. Open circle: those it is compared with. Gray bar: the likely range of the group, with the gap at either end of its range.",
  "board.picture-alt": "Dot chart of {n} gaps. {gaps}",
  "board.picture-gap": "{gap}: {rate}, compared with {rate2}.",
  "board.meaning": "What each gap means",
  "board.decide": "What the board decides",
  "board.to-fill":
    "The three empty columns are for the board’s decision: write in what will change, who is responsible, and by when.",
  "board.question": "Question for the board",
  "board.action": "What will change",
  "board.who": "Who is responsible",
  "board.when": "By when",
  "board.ask-1": "What will we change in our schools for {group}?",
  "board.ask-2": "What will open this course, program or activity to {group}?",
  "board.ask-3": "Which rule or practice of adults will we change for {group}?",
  "board.ask-4": "Which teachers, money or materials will we move toward {group}?",
  "board.ask-teachers": "How will we hire and keep teachers of the same backgrounds as {group}?",
  "board.ask-5": "What will we change to give {group} the same chance to learn?",
  "board.ask-6": "Who will report on what was promised to {group}, and when?",
  "board.all-gaps": { one: "{n} clear gap", other: "{n} clear gaps" },
  "board.unsure": {
    one: "In {year}, we can’t tell for {n} comparison: there may be a large gap or none.",
    other: "In {year}, we can’t tell for {n} comparisons: there may be a large gap or none.",
  },
  "board.small": {
    one: "{n} was not judged: fewer than {minimum} students on one side, or too few events, teachers, classes or schools.",
    other:
      "{n} were not judged: fewer than {minimum} students on one side, or too few events, teachers, classes or schools.",
  },
  "board.better": "What got better",
  "board.better-line": "{gap}. {change}",
  "board.more-better": { one: "{n} more gap has narrowed.", other: "{n} more gaps have narrowed." },
  "board.unknown": "What we do not know",
  "board.hardest": "We know least about {groups}.",
  "board.waiting": {
    one: "{n} question was not asked because records are missing, most of all {records}.",
    other: "{n} questions were not asked because records are missing, most of all {records}.",
  },
  "board.basis": "Behind these numbers",
  "board.filters": "Filters",
  "board.no-filters": "None: every school and every student on record.",
  "board.students-enrolled": {
    one: "{text} student enrolled in {year}.",
    other: "{text} students enrolled in {year}.",
  },
  "board.privacy": "Privacy",
  "board.seal":
    "For the board and staff, not for publication: it shows exact counts of students. Numbers in a public packet must protect privacy.",
  "board.seal-why":
    "For the board and staff: this page shows exact counts of students. Numbers in a public packet must protect privacy.",
  "board.no-character": "A letter that this file has no font for. The page {page} of the report shows it.",
  "board.page": "{page} of {pages}",
} as const satisfies Readonly<Record<string, Sentence>>;
