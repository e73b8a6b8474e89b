import type { Sentence } from "../sentence.ts";

/** Sentences of the page Today, English. */
export const todayEn = {
  "today.title": "Today",
  "today.open-audit": "Open the audit",
  "today.open-place": "Open the page of {place}",
  "today.at": "{place}: {label}",
  "today.reading": "The audit is being read again",
  "today.reading-why":
    "Gaps and problems with the records are listed here in a moment. Load this page again. Until then, the pages of the audit are as they were before.",
  "today.due": "What is due",
  "today.due-none":
    "Nothing is due. Each page about a question, a group or a school ends with “Decide”: what is decided there comes back here.",
  "today.overdue": { one: "{n} day late", other: "{n} days late" },
  "today.due-today": "Due today",
  "today.due-in": { one: "In {n} day", other: "In {n} days" },
  "today.all-decisions": { one: "All decisions ({n} open)", other: "All decisions ({n} open)" },
  "today.changed": "What the last load changed",
  "today.loaded": "Last load: {day}",
  "today.loaded-files": { one: "{n} file with {rows} rows used", other: "{n} files with {rows} rows used" },
  "today.loaded-none": "Nothing has been loaded yet.",
  "today.first-audit":
    "No earlier audit was kept. After the next load, this page lists the gaps that are new, gone, larger or smaller.",
  "today.new-year": "The latest year is now {year}. Before, it was {before}.",
  "today.compared": "Compared with the audit of {day}:",
  "today.same": "The clear gaps are the same as in the audit of {day}.",
  "today.appeared": { one: "{n} gap is clear that was not before", other: "{n} gaps are clear that were not before" },
  "today.ended": { one: "{n} gap is no longer clear", other: "{n} gaps are no longer clear" },
  "today.moved": {
    one: "{n} clear gap has another number of students",
    other: "{n} clear gaps have another number of students",
  },
  "today.was": "Before: {students}",
  "today.from-to": "Now {now}, before {was}",
  "today.largest": "The largest clear gaps",
  "today.largest-none": "No gap is clear in the latest year.",
  "today.problems": "Problems with the records",
  "today.problems-none": "No problem is known.",
  "today.quarantined": { one: "{n} row could not be read", other: "{n} rows could not be read" },
  "today.quarantined-next": "They are kept apart until somebody fixes them.",
  "today.unknown-files": { one: "{n} file was not recognized", other: "{n} files were not recognized" },
  "today.poor": "Many rows match no enrollment: {records}",
  "today.poor-rows": { one: "{matched} of {rows} row matches", other: "{matched} of {rows} rows match" },
  "today.unplaced": { one: "{n} row counts at no school", other: "{n} rows count at no school" },
  "today.not-asked": { one: "{n} question has no answer yet", other: "{n} questions have no answer yet" },
  "today.records": "Records that would help most: {records}",
  "today.left-out": { one: "{n} question leaves out {place}", other: "{n} questions leave out {place}" },
} as const satisfies Readonly<Record<string, Sentence>>;
