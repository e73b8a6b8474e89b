import type { glossaryEn } from "./glossary.ts";

/** Glossary keys that name a group of students, such as `group.el`. */
export type GroupGlossaryKey = Extract<keyof typeof glossaryEn, `group.${string}`>;

/** The forms of a group in a sentence: after a number, and as a modifier of another group's noun (`{}`). Gender where the language has it. */
export interface GroupForms {
  readonly head: string;
  readonly wrap: string;
  readonly wrapFeminine?: string;
  readonly feminine?: boolean;
}

/** English nouns have no gender. */
const forms = (head: string, wrap: string): GroupForms => ({ head, wrap });
const race = (words: string): GroupForms => forms(`${words} students`, `${words} {}`);
const with_ = (words: string): GroupForms => forms(`students ${words}`, `{} ${words}`);
const own = (head: string, among = head): GroupForms => forms(head, `{} among ${among}`);

/** English names of groups inside a sentence. People, never a formula. */
export const groupsEn: Readonly<Record<GroupGlossaryKey, GroupForms>> = {
  "group.all": own("students", "all students"),
  "group.everyone-else": own("other students", "all other students"),
  "group.american-indian": race("American Indian or Alaska Native"),
  "group.asian": race("Asian"),
  "group.black": race("Black or African American"),
  "group.filipino": race("Filipino"),
  "group.hispanic": race("Hispanic or Latino"),
  "group.pacific-islander": race("Native Hawaiian or Pacific Islander"),
  "group.white": race("White"),
  "group.two-or-more": with_("of two or more races"),
  "group.mena": race("Middle Eastern or North African"),
  "group.race-not-reported": with_("whose race or ethnicity is not reported"),
  "group.female": forms("girls", "girls among {}"),
  "group.male": forms("boys", "boys among {}"),
  "group.nonbinary": race("nonbinary"),
  "group.el": own("English learners"),
  "group.eo": with_("who speak only English at home"),
  "group.ifep": with_("who were fluent in English from the start"),
  "group.rfep": with_("reclassified as fluent"),
  "group.rfep-recent": with_("reclassified in the last four years"),
  "group.rfep-over-4": with_("reclassified more than four years ago"),
  "group.rfep-undated": with_("reclassified on an unknown date"),
  "group.not-el": with_("who are not English learners"),
  "group.el-tbd": with_("whose English status is not yet decided"),
  "group.ever-el": with_("who are or were English learners"),
  "group.el-or-recent": with_("who are English learners or were reclassified in the last four years"),
  "group.neither-el-nor-recent": with_("who are neither English learners nor reclassified in the last four years"),
  "group.ltel": own("long-term English learners"),
  "group.not-ltel": with_("who are not long-term English learners"),
  "group.ar-ltel": own("English learners close to six years"),
  "group.newcomer": race("newcomer"),
  "group.swd": with_("with disabilities"),
  "group.no-disability": with_("without an identified disability"),
  "group.section-504": with_("with a 504 plan"),
  "group.dis-autism": with_("with autism"),
  "group.dis-emotional": with_("with an emotional disability"),
  "group.dis-intellectual": with_("with an intellectual disability"),
  "group.dis-ohi": with_("with another health impairment"),
  "group.dis-sld": with_("with a specific learning disability"),
  "group.dis-sli": with_("with a speech or language impairment"),
  "group.dis-deaf-blindness": with_("with deaf-blindness"),
  "group.dis-deafness": with_("who are Deaf or hard of hearing"),
  "group.dis-established-medical": with_("with an established medical disability"),
  "group.dis-multiple": with_("with multiple disabilities"),
  "group.dis-orthopedic": with_("with an orthopedic impairment"),
  "group.dis-brain-injury": with_("with a traumatic brain injury"),
  "group.dis-visual": with_("with a visual impairment"),
  "group.sed": with_("from low-income families"),
  "group.not-sed": with_("who are not from low-income families"),
  "group.foster": own("foster youth"),
  "group.not-foster": with_("who are not in foster care"),
  "group.homeless": with_("experiencing homelessness"),
  "group.not-homeless": with_("who have a fixed home"),
  "group.housing-neither": with_("neither in foster care nor experiencing homelessness"),
  "group.migrant": race("migratory"),
  "group.not-migrant": with_("who are not migratory"),
  "group.military": with_("from military families"),
  "group.not-military": with_("who are not from military families"),
  "group.parent-ed-none": with_("whose parents did not finish high school"),
  "group.parent-ed-hs": with_("with a parent who finished high school"),
  "group.parent-ed-some": with_("with a parent who has some college"),
  "group.parent-ed-college": with_("with a parent who finished college"),
  "group.parent-ed-grad": with_("with a parent who finished graduate school"),
  "group.parent-ed-declined": with_("whose parents’ schooling is not stated"),
  "group.unduplicated": own("unduplicated pupils"),
};
