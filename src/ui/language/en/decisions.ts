import type { DecisionStatus } from "../../../access/decision.ts";
import type { Sentence } from "../sentence.ts";

const statuses = {
  "decision.open": "Open",
  "decision.done": "Done",
  "decision.dropped": "Dropped",
} as const satisfies Record<`decision.${DecisionStatus}`, Sentence>;

/** Sentences about decisions, English. */
export const decisionsEn = {
  ...statuses,
  "decision.decide": "Decide",
  "decision.ending": "What will you do about it?",
  "decision.ending-why":
    "Write down what will be done, who is responsible, by when, and what should be different then.",
  "decision.about-page": "Decisions about this page",
  "decision.title": "Decision",
  "decision.title-new": "Decide: {page}",
  "decision.all": "Decisions",
  "decision.all-none":
    "Nothing has been decided yet. Each page about a question, a group or a school ends with “Decide”.",
  "decision.task": "What will be done",
  "decision.responsible": "Who is responsible",
  "decision.responsible-hint": "A member of the staff, not a student.",
  "decision.due": "By when",
  "decision.expected": "Expected result",
  "decision.expected-hint": "What should be different then, and which number will show it.",
  "decision.status": "Status",
  "decision.no-students": "Do not write the name of a student.",
  "decision.save": "Save",
  "decision.change": "Change this decision",
  "decision.versions": "Earlier versions",
  "decision.saved-by": "{name}, {at}",
  "decision.somebody": "Somebody who is no longer here",
  "decision.missing": "Fill in every field. The day must be a real one.",
  "decision.too-long": "A text is too long. Use at most {n} characters.",
  "decision.conflict": "{name} saved this decision while you were writing. Nothing of yours is saved yet.",
  "decision.conflict-why":
    "Here are both texts. Put what you want to keep into the fields, then save. The other version stays under “Earlier versions”.",
  "decision.theirs": "Saved by {name}",
  "decision.yours": "Yours",
  "decision.page": "Page",
} as const satisfies Readonly<Record<string, Sentence>>;
