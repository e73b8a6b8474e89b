import { column, equals, firstKnown } from "../expr.ts";
import { type Aggregate, from, group, maxOf, pick } from "../relation.ts";
import * as t from "../tables.ts";

const c = column;

/** Answers to student surveys. A respondent without a student id is identified by respondent id. */
export const answers = group(
  pick(from(t.surveyAnswer), {
    school_year: c("school_year"),
    student_id: firstKnown(c("student_id"), c("respondent_id")),
    item: c("item"),
    answer: c("answer"),
    answered_gender: c("gender"),
    answered_race: c("race_ethnicity"),
  }),
  ["school_year", "student_id"],
  {
    ...Object.fromEntries(
      ["adult-connection", "safe-at-school", "safe-on-the-way", "belonging", "bullied"].map(
        (item): [string, Aggregate] => [
          `answer_${item.replaceAll("-", "_")}`,
          maxOf(c("answer"), equals(c("item"), item)),
        ],
      ),
    ),
    answered_gender: maxOf(c("answered_gender")),
    answered_race: maxOf(c("answered_race")),
  },
);
