import type { WordedGrouping, WordedIndicator } from "../../../reports/definitions.ts";

/** A word on the screen and what it means, in one plain sentence. */
export interface GlossaryEntry {
  readonly label: string;
  readonly plain: string;
}

/** Every term, English. Labels are used by themselves; sentences use the forms in `groups.ts` and `outcomes.ts`. */
export const glossaryEn = {
  "indicator.ela-met": {
    label: "English standard met",
    plain: "How many students met or exceeded the state standard in English?",
  },
  "indicator.math-met": {
    label: "Math standard met",
    plain: "How many students met or exceeded the state standard in math?",
  },
  "indicator.science-met": {
    label: "Science standard met",
    plain: "How many students met or exceeded the state standard in science?",
  },
  "indicator.ela-distance": {
    label: "Distance from the English standard",
    plain: "How far above or below the standard did students score in English, on average?",
  },
  "indicator.math-distance": {
    label: "Distance from the math standard",
    plain: "How far above or below the standard did students score in math, on average?",
  },
  "indicator.reading-grade-3": {
    label: "Grade 3 English standard met",
    plain: "How many third graders met the state standard in English?",
  },
  "indicator.ela-growth": {
    label: "Growth in English",
    plain: "Did students score as well in English as their earlier scores lead us to expect?",
  },
  "indicator.math-growth": {
    label: "Growth in math",
    plain: "Did students score as well in math as their earlier scores lead us to expect?",
  },
  "indicator.attendance": {
    label: "Attendance",
    plain: "Out of all the days they were enrolled, how many did students attend?",
  },
  "indicator.chronic-absence": {
    label: "Chronic absence",
    plain: "How many students missed a tenth or more of their school days?",
  },
  "indicator.retained": { label: "Repeating a grade", plain: "How many students are in the same grade as last year?" },
  "indicator.course-failure": {
    label: "D or F in a core course",
    plain: "How many students got a D or an F in a core course?",
  },
  "indicator.on-track-9": {
    label: "Ninth graders on track",
    plain: "How many ninth graders earned enough credits and had at most one F in a core course?",
  },
  "indicator.graduation-4yr": {
    label: "Graduation in four years",
    plain: "How many students earned a regular diploma within four years?",
  },
  "indicator.graduation-5yr": {
    label: "Graduation in five years",
    plain: "How many students earned a regular diploma within five years?",
  },
  "indicator.dropout-4yr": {
    label: "Leaving school before graduation",
    plain: "How many students left high school without finishing?",
  },
  "indicator.a-g-complete": {
    label: "A-G courses finished",
    plain: "How many graduates finished the courses that UC and CSU require?",
  },
  "indicator.a-g-complete-cohort": {
    label: "A-G courses finished, whole class",
    plain: "Of all students who started grade 9 together, how many finished the A-G courses?",
  },
  "indicator.college-career": {
    label: "College or career preparation",
    plain: "How many students are prepared for college or a career by the state’s rule?",
  },
  "indicator.ela-scale-score": {
    label: "Average English score",
    plain: "What was students’ average score on the state test in English?",
  },
  "indicator.math-scale-score": {
    label: "Average math score",
    plain: "What was students’ average score on the state test in math?",
  },
  "indicator.science-scale-score": {
    label: "Average science score",
    plain: "What was students’ average score on the state test in science?",
  },
  "indicator.dashboard-science-distance": {
    label: "Distance from the science standard",
    plain: "How far above or below the standard did students score in science, on average?",
  },
  "indicator.dashboard-chronic-absence": {
    label: "Chronic absence, grades K to 8",
    plain: "How many students in kindergarten to grade 8 missed a tenth or more of their school days?",
  },
  "indicator.dashboard-graduation": {
    label: "Graduation in four or five years",
    plain: "How many students graduated within four or five years?",
  },
  "indicator.dashboard-el-progress": {
    label: "English learner progress, state measure",
    plain: "How many English learners moved up a level in English, or stayed at the top level?",
  },
  "indicator.dataquest-seal-of-biliteracy": {
    label: "Seal of Biliteracy",
    plain: "How many graduates earned the Seal of Biliteracy?",
  },
  "indicator.dataquest-college-going": {
    label: "College within a year",
    plain: "How many students who finished high school went to college within 12 months?",
  },
  "indicator.elpac-well-developed": {
    label: "Top level on the state English test",
    plain: "How many English learners reached the top level of the state test of English?",
  },
  "indicator.reclassified-of-learners": {
    label: "Reclassification within the year",
    plain: "How many of the students learning English were reclassified as fluent within the year?",
  },
  "indicator.reclassification-reclassified": {
    label: "Reclassification, state rate",
    plain: "How many were reclassified as fluent, for every English learner of the year before?",
  },
  "indicator.crdc-gifted": {
    label: "Gifted programs, federal count",
    plain: "How many students were in programs for gifted students?",
  },
  "indicator.dashboard-suspended": {
    label: "Suspension of a day or more",
    plain: "How many students were suspended for a day or more?",
  },
  "indicator.dataquest-suspended-defiance-only": {
    label: "Suspension for defiance alone",
    plain: "How many students were suspended for defiance and nothing else?",
  },
  "indicator.crdc-suspended-in": {
    label: "In-school suspension, federal count",
    plain: "How many students did schools report as suspended in school?",
  },
  "indicator.crdc-suspended-out": {
    label: "Out-of-school suspension, federal count",
    plain: "How many students did schools report as suspended out of school?",
  },
  "indicator.crdc-expelled": {
    label: "Expulsion, federal count",
    plain: "How many students did schools report as expelled?",
  },
  "indicator.crdc-law-enforcement": {
    label: "Referral to law enforcement, federal count",
    plain: "How many students did schools report as referred to law enforcement?",
  },
  "indicator.crdc-arrested": {
    label: "Arrest at school, federal count",
    plain: "How many students did schools report as arrested at school?",
  },
  "indicator.wa-disciplined": { label: "Discipline", plain: "How many students were disciplined?" },
  "indicator.postsecondary": {
    label: "College enrollment",
    plain: "How many graduates enrolled in college within 12 months?",
  },
  "indicator.el-progress": {
    label: "English learner progress",
    plain: "How many English learners moved up a level or stayed at the top level?",
  },
  "indicator.reclassified-6yr": {
    label: "Reclassification within six years",
    plain: "How many English learners were reclassified as fluent within six years?",
  },
  "indicator.long-term-el": {
    label: "More than six years as an English learner",
    plain: "How many English learners have waited more than six years to be reclassified?",
  },
  "indicator.stability": { label: "Same school all year", plain: "How many students stayed in one school all year?" },
  "indicator.special-education": {
    label: "Special education identification",
    plain: "How many students are identified for special education?",
  },
  "indicator.special-education-autism": {
    label: "Autism identification",
    plain: "How many students are identified with autism?",
  },
  "indicator.special-education-emotional": {
    label: "Emotional disability identification",
    plain: "How many students are identified with an emotional disability?",
  },
  "indicator.special-education-intellectual": {
    label: "Intellectual disability identification",
    plain: "How many students are identified with an intellectual disability?",
  },
  "indicator.special-education-ohi": {
    label: "Other health impairment identification",
    plain: "How many students are identified with another health impairment?",
  },
  "indicator.special-education-sld": {
    label: "Specific learning disability identification",
    plain: "How many students are identified with a specific learning disability?",
  },
  "indicator.special-education-sli": {
    label: "Speech or language impairment identification",
    plain: "How many students are identified with a speech or language impairment?",
  },
  "indicator.regular-class-80": {
    label: "Regular class most of the day",
    plain: "How many students with disabilities spend 80 percent or more of the day in the regular class?",
  },
  "indicator.separate-setting": {
    label: "Separate class or school",
    plain: "How many students with disabilities learn mostly in a separate class or school?",
  },
  "indicator.el-with-disability": {
    label: "Disability identification, English learners",
    plain: "Are English learners identified with a disability more often or less often than other students?",
  },
  "indicator.gifted": {
    label: "Gifted identification",
    plain: "How many students are identified for gifted and talented programs?",
  },
  "indicator.algebra-by-8": {
    label: "Algebra by grade 8",
    plain: "How many students took Algebra I or higher by grade 8?",
  },
  "indicator.advanced-math-11": {
    label: "Advanced math by grade 11",
    plain: "How many students took math above Algebra II by grade 11?",
  },
  "indicator.advanced-course": {
    label: "Advanced course taken",
    plain: "How many high school students took an AP, IB, honors or college course?",
  },
  "indicator.ap-passed": {
    label: "AP or IB exam passed",
    plain: "How many high school students passed an AP or IB exam?",
  },
  "indicator.ap-passed-of-takers": {
    label: "AP or IB exam passed, of those in the course",
    plain: "Of the students who took an AP or IB course, how many passed an exam?",
  },
  "indicator.college-course": {
    label: "College credit earned",
    plain: "How many high school students earned college credit?",
  },
  "indicator.stem-course": {
    label: "Advanced science, computing or calculus",
    plain: "How many high school students took advanced science, computing or calculus?",
  },
  "indicator.cte-completer": {
    label: "Career pathway completed",
    plain: "How many students completed a career technical education pathway?",
  },
  "indicator.work-based": {
    label: "Work-based learning",
    plain: "How many high school students had an internship or other learning at a workplace?",
  },
  "indicator.extracurricular": {
    label: "School activities",
    plain: "How many students took part in at least one club, sport or art activity?",
  },
  "indicator.counseled": {
    label: "Meeting with a counselor",
    plain: "How many students met with a counselor this year?",
  },
  "indicator.suspended": { label: "Suspension", plain: "How many students were suspended at least once this year?" },
  "indicator.suspended-full-day": {
    label: "Suspension of a full day or more",
    plain: "How many students had suspensions that add up to a full day or more, as the Dashboard counts?",
  },
  "indicator.suspended-out": {
    label: "Out-of-school suspension",
    plain: "How many students were suspended and sent home at least once?",
  },
  "indicator.suspended-in": {
    label: "In-school suspension",
    plain: "How many students were removed from class and kept at school at least once?",
  },
  "indicator.suspended-again": {
    label: "More than one suspension",
    plain: "How many students were suspended two or more times?",
  },
  "indicator.expelled": { label: "Expulsion", plain: "How many students were expelled?" },
  "indicator.days-lost": {
    label: "Class days lost to suspension",
    plain: "How many class days were lost to suspension for every 100 students?",
  },
  "indicator.law-enforcement": {
    label: "Referral to law enforcement or arrest",
    plain: "How many students were referred to law enforcement or arrested at school?",
  },
  "indicator.restrained": {
    label: "Restraint or seclusion",
    plain: "How many students were restrained or secluded by staff?",
  },
  "indicator.same-offense-suspended": {
    label: "Suspension after the same kind of incident",
    plain: "After the same kind of incident, how many students were suspended?",
  },
  "indicator.same-offense-suspended-defiance": {
    label: "Suspension after defiance or disruption",
    plain: "After an incident of defiance or disruption, how many students were suspended?",
  },
  "indicator.same-offense-suspended-violence": {
    label: "Suspension after a violent incident",
    plain: "After a violent incident, how many students were suspended?",
  },
  "indicator.same-offense-suspended-weapons": {
    label: "Suspension after an incident with a weapon",
    plain: "After an incident with a weapon, how many students were suspended?",
  },
  "indicator.same-offense-suspended-drugs": {
    label: "Suspension after an incident with drugs or alcohol",
    plain: "After an incident with drugs or alcohol, how many students were suspended?",
  },
  "indicator.same-offense-suspended-other": {
    label: "Suspension after another kind of incident",
    plain: "After an incident of any other kind, how many students were suspended?",
  },
  "indicator.adult-connection": {
    label: "A caring adult at school",
    plain: "How many students say an adult at school cares about them?",
  },
  "indicator.safe-at-school": {
    label: "Feeling safe at school",
    plain: "How many students say they feel safe at school?",
  },
  "indicator.safe-on-the-way": {
    label: "Feeling safe on the way to school",
    plain: "How many students say they feel safe going to and from school?",
  },
  "indicator.belonging": {
    label: "Sense of belonging",
    plain: "How many students feel that they belong at their school?",
  },
  "indicator.belonging-score": {
    label: "Sense of belonging, average answer",
    plain: "How strongly do students feel that they belong at their school, from 1 to 5?",
  },
  "indicator.bullied": { label: "Bullying", plain: "How many students say they were bullied this year?" },
  "indicator.novice-teacher": {
    label: "New teachers",
    plain: "How many of a student’s core teachers are in their first two years?",
  },
  "indicator.underprepared-teacher": {
    label: "Teachers without a full credential",
    plain: "How many of a student’s core teachers have an emergency, intern or waiver credential?",
  },
  "indicator.out-of-field-teacher": {
    label: "Teachers outside their field",
    plain: "How many of a student’s classes are taught outside the teacher’s credential?",
  },
  "indicator.teacher-turnover": {
    label: "Teacher turnover",
    plain: "How many teachers at a student’s school left since last year?",
  },
  "indicator.teacher-of-color": {
    label: "At least one teacher of color",
    plain: "How many students have at least one teacher of color?",
  },
  "indicator.same-group-teacher": {
    label: "A teacher of the same race or ethnicity",
    plain: "How many students have at least one teacher of their own race or ethnicity?",
  },
  "indicator.class-size": {
    label: "Class size",
    plain: "How many students are in a student’s core classes, on average?",
  },
  "indicator.counselor-load": {
    label: "Students per counselor",
    plain: "How many students does each counselor serve at a student’s school?",
  },
  "indicator.spending-per-student": {
    label: "Spending per student",
    plain: "How much does a student’s school spend per student in a year?",
  },
  "indicator.devices": {
    label: "Devices per student",
    plain: "How many computers or tablets does a student’s school have per student?",
  },
  "indicator.advanced-offered": {
    label: "Advanced courses offered",
    plain: "How many advanced courses does a student’s school offer?",
  },
  "indicator.library-lab": {
    label: "Staffed library and lab",
    plain: "Does a student’s school have a library and a lab with staff?",
  },
  "indicator.good-repair": {
    label: "Buildings in good repair",
    plain: "How many of the buildings at a student’s school are in good repair?",
  },
  "indicator.teacher-coached": {
    label: "Teachers in coaching",
    plain: "How many of a student’s teachers take part in coaching or a learning cycle this year?",
  },
  "indicator.supported-in-time": {
    label: "Support on time",
    plain: "When early warning asked for support, how many students got it within 15 school days?",
  },
  "indicator.support-delivered": {
    label: "Support sessions held",
    plain: "How many of the planned support sessions took place?",
  },
  "indicator.designated-eld": {
    label: "English learners with designated ELD",
    plain: "How many English learners get their own daily time to learn English?",
  },
  "indicator.family-reached": {
    label: "Families reached in their language",
    plain: "How many families had a two-way contact with the school in their own language?",
  },
  "indicator.days-taught": {
    label: "Days in class",
    plain: "Out of all the days offered, how many were students in class?",
  },
  "indicator.tested-ela": {
    label: "State English test taken",
    plain: "Of the students who were to take the state test in English, how many took it?",
  },
  "indicator.tested-math": {
    label: "State math test taken",
    plain: "Of the students who were to take the state test in math, how many took it?",
  },
  "indicator.cycle-on-time": {
    label: "Cycles studied on time",
    plain: "How many improvement cycles were studied by their date?",
  },
  "indicator.action-on-track": {
    label: "Plan actions on track",
    plain: "How many actions in the plan are on track, for each group they serve?",
  },
  "indicator.question-answered": {
    label: "Family questions answered",
    plain: "How many questions from families were answered within ten days, in each language?",
  },
  "indicator.funds-reached": {
    label: "Funds that reached the students",
    plain: "How much of the extra state money was spent on the students who earned it for the district?",
  },
  "goal.1": { label: "High results for all", plain: "Do all groups reach high results?" },
  "goal.2": {
    label: "Courses and programs",
    plain: "Do all groups get into the courses and programs they need?",
  },
  "goal.3": { label: "Fair and safe treatment", plain: "Are all groups treated fairly and safe at school?" },
  "goal.4": {
    label: "Teachers and resources",
    plain: "Do teachers, money and materials reach the students who need them most?",
  },
  "goal.5": {
    label: "Time and help to learn",
    plain: "Does every student get the teaching and support they need to learn?",
  },
  "goal.6": { label: "Promises kept", plain: "Do adults do what they said, and tell the public?" },
  "group.all": { label: "All students", plain: "Every student counted here." },
  "group.everyone-else": { label: "All other students", plain: "Everyone who is not in the named group." },
  "group.american-indian": {
    label: "American Indian or Alaska Native students",
    plain: "Students whose families are from the first peoples of the Americas.",
  },
  "group.asian": { label: "Asian students", plain: "Students with roots in Asia, as the family reported." },
  "group.black": {
    label: "Black or African American students",
    plain: "Students whose families reported Black or African American.",
  },
  "group.filipino": { label: "Filipino students", plain: "Students whose families reported Filipino." },
  "group.hispanic": {
    label: "Hispanic or Latino students",
    plain: "Students of any race whose families reported Hispanic or Latino.",
  },
  "group.pacific-islander": {
    label: "Native Hawaiian or Pacific Islander students",
    plain: "Students with roots in Hawaii, Guam, Samoa or other Pacific islands.",
  },
  "group.white": { label: "White students", plain: "Students whose families reported White." },
  "group.two-or-more": {
    label: "Students of two or more races",
    plain: "Students whose families reported more than one race.",
  },
  "group.mena": {
    label: "Middle Eastern or North African students",
    plain: "Students with roots in the Middle East or North Africa.",
  },
  "group.race-not-reported": {
    label: "Race or ethnicity not reported",
    plain: "The family did not answer, or the record is missing.",
  },
  "group.female": { label: "Girls", plain: "Students recorded as female." },
  "group.male": { label: "Boys", plain: "Students recorded as male." },
  "group.nonbinary": { label: "Nonbinary students", plain: "Students recorded as nonbinary." },
  "group.el": {
    label: "English learners",
    plain: "Students who speak another language at home and are learning English at school.",
  },
  "group.eo": { label: "English only students", plain: "Students whose home language is English." },
  "group.ifep": {
    label: "Fluent in English from the start (IFEP)",
    plain: "Students with another home language who were fluent in English when they enrolled.",
  },
  "group.rfep": {
    label: "Reclassified as fluent (RFEP)",
    plain: "Students who were English learners and are now fluent in English.",
  },
  "group.rfep-recent": {
    label: "Reclassified in the last four years",
    plain: "Students reclassified as fluent up to four years ago; the school still checks in.",
  },
  "group.rfep-over-4": {
    label: "Reclassified more than four years ago",
    plain: "Students reclassified as fluent more than four years ago.",
  },
  "group.rfep-undated": {
    label: "Reclassified, date unknown",
    plain: "Students reclassified as fluent, by files that do not say when.",
  },
  "group.not-el": {
    label: "Not English learners",
    plain: "Students who are not English learners, by a file that says nothing more about their English.",
  },
  "group.el-tbd": {
    label: "English status not yet decided",
    plain: "Students whose English status the school has not yet decided.",
  },
  "group.ever-el": {
    label: "Students who are or were English learners",
    plain: "Current English learners and those already reclassified.",
  },
  "group.el-or-recent": {
    label: "English learners and recently reclassified",
    plain: "English learners and students reclassified up to four years ago: the Dashboard’s group for its tests.",
  },
  "group.neither-el-nor-recent": {
    label: "Neither English learners nor recently reclassified",
    plain: "All students but English learners and those reclassified up to four years ago.",
  },
  "group.ltel": {
    label: "Long-term English learners",
    plain: "Students who have been English learners for more than six years.",
  },
  "group.not-ltel": {
    label: "English learners who are not long-term",
    plain: "English learners for six years or less.",
  },
  "group.ar-ltel": {
    label: "English learners close to six years",
    plain: "Students who have been English learners for four or five years.",
  },
  "group.newcomer": { label: "Newcomer students", plain: "Students in their first years in U.S. schools." },
  "group.swd": { label: "Students with disabilities", plain: "Students who have an IEP." },
  "group.no-disability": {
    label: "Students without an identified disability",
    plain: "Students who do not have an IEP.",
  },
  "group.section-504": {
    label: "Students with a 504 plan",
    plain: "Students with a disability who get changes in class under Section 504.",
  },
  "group.dis-autism": { label: "Autism", plain: "One kind of disability named in federal law." },
  "group.dis-emotional": { label: "Emotional disability", plain: "One kind of disability named in federal law." },
  "group.dis-intellectual": { label: "Intellectual disability", plain: "One kind of disability named in federal law." },
  "group.dis-ohi": {
    label: "Other health impairment",
    plain: "Health conditions that affect learning, as named in federal law.",
  },
  "group.dis-sld": {
    label: "Specific learning disability",
    plain: "A disability that affects reading, writing or math, such as dyslexia.",
  },
  "group.dis-sli": { label: "Speech or language impairment", plain: "One kind of disability named in federal law." },
  "group.dis-deaf-blindness": { label: "Deaf-blindness", plain: "One kind of disability named in federal law." },
  "group.dis-deafness": { label: "Deaf or hard of hearing", plain: "One kind of disability named in federal law." },
  "group.dis-established-medical": {
    label: "Established medical disability",
    plain: "A kind of disability for young children, named in state law.",
  },
  "group.dis-multiple": {
    label: "Multiple disabilities",
    plain: "Two or more kinds of disability at once, as named in federal law.",
  },
  "group.dis-orthopedic": { label: "Orthopedic impairment", plain: "One kind of disability named in federal law." },
  "group.dis-brain-injury": { label: "Traumatic brain injury", plain: "One kind of disability named in federal law." },
  "group.dis-visual": { label: "Visual impairment", plain: "One kind of disability named in federal law." },
  "group.sed": {
    label: "Students from low-income families",
    plain:
      "Socioeconomically disadvantaged, as the state calls it: family income is low, or no parent finished high school.",
  },
  "group.not-sed": { label: "Students not from low-income families", plain: "All students outside that group." },
  "group.foster": { label: "Foster youth", plain: "Children and youth in the care of the child welfare system." },
  "group.not-foster": { label: "Students not in foster care", plain: "All students outside foster care." },
  "group.homeless": {
    label: "Students experiencing homelessness",
    plain: "Students without a fixed, regular and adequate place to sleep at night.",
  },
  "group.not-homeless": {
    label: "Students with a fixed home",
    plain: "All students who are not experiencing homelessness.",
  },
  "group.housing-neither": {
    label: "Students in neither group",
    plain: "Students who are neither in foster care nor experiencing homelessness.",
  },
  "group.migrant": {
    label: "Migratory students",
    plain: "Students whose families moved for farm or fishing work in the last three years.",
  },
  "group.not-migrant": { label: "Students who are not migratory", plain: "All students outside that program." },
  "group.military": { label: "Students from military families", plain: "Students with a parent in the armed forces." },
  "group.not-military": { label: "Students not from military families", plain: "All students outside that group." },
  "group.parent-ed-none": {
    label: "Parents did not finish high school",
    plain: "The highest schooling a parent reported.",
  },
  "group.parent-ed-hs": { label: "Parent finished high school", plain: "The highest schooling a parent reported." },
  "group.parent-ed-some": { label: "Parent has some college", plain: "The highest schooling a parent reported." },
  "group.parent-ed-college": { label: "Parent finished college", plain: "The highest schooling a parent reported." },
  "group.parent-ed-grad": {
    label: "Parent finished graduate school",
    plain: "The highest schooling a parent reported.",
  },
  "group.parent-ed-declined": { label: "Parent schooling not stated", plain: "The family did not answer." },
  "group.unduplicated": {
    label: "Unduplicated pupils",
    plain: "Students who are English learners, in foster care or from low-income families, each counted once.",
  },
  "grouping.race-ethnicity": {
    label: "Race and ethnicity",
    plain: "Groups by the race or ethnicity the family reported.",
  },
  "grouping.race-2024": {
    label: "Race and ethnicity, 2024 standard",
    plain: "Groups by the seven equal categories of the 2024 federal standard.",
  },
  "grouping.gender": { label: "Gender", plain: "Groups by the gender on record." },
  "grouping.el-status": {
    label: "English learner status",
    plain: "Groups by where students are on the way to fluent English.",
  },
  "grouping.el-or-recent-rfep": {
    label: "English learners with recently reclassified",
    plain: "English learners and students reclassified up to four years ago, together, and all others.",
  },
  "grouping.long-term-el": {
    label: "Long-term English learners",
    plain: "Students who have been English learners for more than six years, and all others.",
  },
  "grouping.disability": { label: "Disability", plain: "Students with an IEP and students without one." },
  "grouping.disability-category": { label: "Disability category", plain: "Groups by the category named in the IEP." },
  "grouping.disadvantaged": { label: "Socioeconomic status", plain: "Groups by family income or parents’ schooling." },
  "grouping.housing": { label: "Housing", plain: "Groups by foster care and by homelessness." },
  "grouping.foster": { label: "Foster care", plain: "Students in foster care and all others." },
  "grouping.homeless": { label: "Homelessness", plain: "Students experiencing homelessness and all others." },
  "grouping.migrant": {
    label: "Migrant education",
    plain: "Students in the Migrant Education Program and all others.",
  },
  "grouping.military": { label: "Military family", plain: "Students from military families and all others." },
  "grouping.parent-education": {
    label: "Parents’ schooling",
    plain: "Groups by the highest schooling a parent reported.",
  },
  "grouping.grade": { label: "Grade", plain: "Groups by grade in school." },
  "grouping.home-language": { label: "Home language", plain: "Groups by the language spoken at home." },
  "grouping.crossing": { label: "Two groupings together", plain: "For example, girls among English learners." },
  "grouping.default-comparison": { label: "Compared with", plain: "The group the number is compared with." },
  "certainty.clear": {
    label: "a clear gap",
    plain: "We are confident that there is a gap, and it is large enough to act on.",
  },
  "certainty.clear-small": {
    label: "a clear but small gap",
    plain: "We are confident that there is a gap, but it is smaller than the district’s action line.",
  },
  "certainty.probable": {
    label: "probably a gap",
    plain: "There seems to be a gap, but we are less sure: it could be chance.",
  },
  "certainty.none": {
    label: "no sign of a gap",
    plain: "If there is a gap, it is smaller than the district’s action line.",
  },
  "certainty.cannot-say": { label: "can’t tell", plain: "There may be a gap large enough to act on, or none." },
  "certainty.too-few": {
    label: "too few students to say",
    plain: "With this few students, we cannot tell a gap from chance.",
  },
  "certainty.withheld": {
    label: "not shown, to protect privacy",
    plain: "The group is small, so the number could point to one student.",
  },
  "certainty.not-asked": {
    label: "not asked: records missing",
    plain: "The district has not loaded the records this question needs.",
  },
  "certainty.change-growing": {
    label: "the gap has widened",
    plain: "The gap is larger than before, beyond what chance would explain.",
  },
  "certainty.change-closing": {
    label: "the gap has narrowed",
    plain: "The gap is smaller than before, beyond what chance would explain.",
  },
  "certainty.change-same": { label: "about the same", plain: "The change is smaller than the district’s action line." },
  "certainty.change-unclear": { label: "no clear change", plain: "We cannot tell whether the gap changed." },
  "certainty.change-new": { label: "first year measured", plain: "There is no earlier year to compare with." },
  "term.gap": { label: "gap", plain: "The difference between two groups in how often something happens." },
  "term.opportunity-gap": {
    label: "opportunity gap",
    plain: "A gap in what students are given: courses, teachers, time, safety, money.",
  },
  "term.reference-group": { label: "comparison group", plain: "The group the named group is compared with." },
  "term.complement": { label: "all other students", plain: "Everyone outside the named group." },
  "term.rate": { label: "rate", plain: "Out of every 100 students, how many." },
  "term.share": { label: "share", plain: "A part of the whole group." },
  "term.percentage-point": {
    label: "percentage point",
    plain: "The plain difference between two percentages: from 10% to 15% is 5 points.",
  },
  "term.average": { label: "average", plain: "The sum divided by the number of students." },
  "term.median": { label: "median", plain: "The middle value: half are above and half are below." },
  "term.confidence-interval": {
    label: "confidence interval",
    plain: "The range where the true number most likely lies.",
  },
  "term.q-value": { label: "q-value", plain: "Of all gaps at least this clear, the share we expect to be chance." },
  "term.false-discovery": { label: "false finding", plain: "A gap that looks real but came from chance." },
  "term.chance": { label: "chance", plain: "Ups and downs that happen with no real change." },
  "term.risk-ratio": {
    label: "risk ratio",
    plain: "How many times as often something happens to one group as to all others.",
  },
  "term.disproportionality": {
    label: "disproportionality",
    plain: "A group appears more or less often than its share of students.",
  },
  "term.significant-disproportionality": {
    label: "significant disproportionality",
    plain: "A federal test under IDEA: a district is over the state’s limit.",
  },
  "term.over-representation": {
    label: "appears more often than its share",
    plain: "The group is a larger part here than among all students.",
  },
  "term.under-representation": {
    label: "appears less often than its share",
    plain: "The group is a smaller part here than among all students.",
  },
  "term.suppression": {
    label: "withheld for privacy",
    plain: "A number that is hidden so that no student can be picked out.",
  },
  "term.complementary-suppression": {
    label: "second number withheld",
    plain: "A number hidden because another hidden number could be worked out from it.",
  },
  "term.range": { label: "range", plain: "From the smallest to the largest value shown." },
  "term.trend": { label: "trend", plain: "Which way the numbers have moved over the years." },
  "term.students-to-close": {
    label: "students needed to close the gap",
    plain: "How many more students it would take for the two rates to match.",
  },
  "term.positive-outlier": {
    label: "school to learn from",
    plain: "A school where students do better than in schools with similar students.",
  },
  "term.growth": { label: "growth", plain: "How far students came since last year." },
  "term.effect": { label: "effect", plain: "A change that the program itself made." },
  "term.indicator": { label: "indicator", plain: "A question we ask the same way every year." },
  "term.finding": { label: "finding", plain: "What the records say, with how sure we are." },
  "term.cohort": { label: "cohort", plain: "Students who started ninth grade together." },
  "term.adjusted-cohort-rate": {
    label: "adjusted cohort graduation rate",
    plain: "The graduation rate after counting who moved in and who moved away.",
  },
  "term.population": { label: "students counted", plain: "Who is in the number." },
  "term.denominator": { label: "out of how many", plain: "The total the share is taken from." },
  "term.run-chart": { label: "run chart", plain: "A line of results over time with its middle line." },
  "term.signal": { label: "signal", plain: "A pattern that chance alone rarely makes." },
  "term.early-warning": {
    label: "early warning",
    plain: "Signs in attendance, behavior and grades that ask adults to check in.",
  },
  "term.flag": { label: "request for support", plain: "A note that asks an adult to check in with a student." },
  "term.missed": { label: "not flagged in time", plain: "Students who needed support and got no request." },
  "term.segregation": {
    label: "how separately students are taught",
    plain: "How unevenly groups are spread across schools or classes.",
  },
  "school.lcap": {
    label: "Local Control and Accountability Plan (LCAP)",
    plain: "The district’s three-year plan: goals, actions and money.",
  },
  "school.lcff": {
    label: "Local Control Funding Formula (LCFF)",
    plain: "How California decides how much money each district gets.",
  },
  "school.base-grant": { label: "base grant", plain: "Money for every student who attends." },
  "school.supplemental-grant": {
    label: "supplemental grant",
    plain: "Extra money for English learners, foster youth and students from low-income families.",
  },
  "school.concentration-grant": {
    label: "concentration grant",
    plain: "More money where many students bring supplemental money.",
  },
  "school.spsa": {
    label: "School Plan for Student Achievement (SPSA)",
    plain: "The school’s yearly plan: goals, actions and money.",
  },
  "school.ssc": {
    label: "School Site Council",
    plain: "Parents, staff and students who write the school plan with the principal.",
  },
  "school.elac": {
    label: "English Learner Advisory Committee (ELAC)",
    plain: "Parents of English learners who advise the school.",
  },
  "school.delac": {
    label: "District English Learner Advisory Committee (DELAC)",
    plain: "Parents of English learners who advise the district.",
  },
  "school.mtss": {
    label: "Multi-Tiered System of Support (MTSS)",
    plain: "Help in steps: for all, for some, and for a few who need more.",
  },
  "school.tier-1": { label: "Tier 1: support for all", plain: "Good teaching and care for every student." },
  "school.tier-2": { label: "Tier 2: support for some", plain: "Extra help in a small group." },
  "school.tier-3": { label: "Tier 3: support for a few", plain: "Help made for one student." },
  "school.pdsa": {
    label: "Plan-Do-Study-Act (PDSA)",
    plain: "Try a small change, look at what happened, then decide.",
  },
  "school.udl": {
    label: "Universal Design for Learning (UDL)",
    plain: "Planning lessons so that every student can take part from the start.",
  },
  "school.plc": {
    label: "professional learning community (PLC)",
    plain: "Teachers who meet often to study their students’ work and their own teaching.",
  },
  "school.culturally-responsive": {
    label: "culturally responsive teaching",
    plain: "Teaching that builds on what students and families know and value.",
  },
  "school.restorative": { label: "restorative practices", plain: "Ways to repair harm and keep students in class." },
  "school.eld": {
    label: "English Language Development (ELD)",
    plain: "Lessons that teach English to English learners.",
  },
  "school.eld-designated": { label: "designated ELD", plain: "A set time each day to learn English." },
  "school.eld-integrated": {
    label: "integrated ELD",
    plain: "Help with English inside math, science and other classes.",
  },
  "school.elpac": {
    label: "English Language Proficiency Assessments for California (ELPAC)",
    plain: "The state test of English for English learners.",
  },
  "school.reclassification": {
    label: "reclassification",
    plain: "When the school decides, with the family, that a student is fluent in English.",
  },
  "school.home-language-survey": {
    label: "Home Language Survey",
    plain: "Questions about the languages spoken at home, asked at enrollment.",
  },
  "school.caaspp": {
    label: "California Assessment of Student Performance and Progress (CAASPP)",
    plain: "California’s yearly tests in English, math and science.",
  },
  "school.standard-exceeded": {
    label: "Standard exceeded (Advanced from 2025-26)",
    plain: "The highest of four levels on the state test.",
  },
  "school.standard-met": { label: "Standard met (Proficient from 2025-26)", plain: "The level the state asks for." },
  "school.standard-nearly": {
    label: "Standard nearly met (Developing from 2025-26)",
    plain: "Close to the level the state asks for.",
  },
  "school.standard-not-met": {
    label: "Standard not met (Minimal from 2025-26)",
    plain: "Not yet near the level the state asks for.",
  },
  "school.dashboard": {
    label: "California School Dashboard",
    plain: "The state’s website with five colors for each school and group.",
  },
  "school.sarc": {
    label: "School Accountability Report Card (SARC)",
    plain: "The yearly report each school must publish.",
  },
  "school.a-g": {
    label: "A-G requirements",
    plain: "Fifteen high school courses that UC and CSU ask for, with a C or better.",
  },
  "school.cte": { label: "career technical education (CTE)", plain: "Courses that teach the skills of a career." },
  "school.dual-enrollment": { label: "dual enrollment", plain: "Taking a college course while in high school." },
  "school.ap-ib": { label: "AP and IB", plain: "Advanced courses with an exam that can give college credit." },
  "school.gate": {
    label: "Gifted and Talented Education (GATE)",
    plain: "Classes or programs for students identified as gifted.",
  },
  "school.iep": {
    label: "Individualized Education Program (IEP)",
    plain: "The written plan for a student who receives special education.",
  },
  "school.plan-504": {
    label: "504 plan",
    plain: "Changes in class so that a student with a disability can take part.",
  },
  "school.idea": {
    label: "Individuals with Disabilities Education Act (IDEA)",
    plain: "The federal special education law.",
  },
  "school.special-education": {
    label: "special education",
    plain: "Teaching made for a student’s disability, at no cost to the family.",
  },
  "school.lre": {
    label: "least restrictive environment",
    plain: "Learning with classmates without disabilities as much as possible.",
  },
  "school.foster-youth": {
    label: "foster youth",
    plain: "Children and youth in the care of the child welfare system.",
  },
  "school.mckinney-vento": {
    label: "McKinney-Vento Act",
    plain: "The federal law that protects the schooling of students without a fixed home.",
  },
  "school.school-of-origin": {
    label: "school of origin",
    plain: "The school a student attended before losing a home or changing foster placement.",
  },
  "school.chronic-absenteeism": {
    label: "chronic absenteeism",
    plain: "Missing a tenth or more of the school days, for any reason.",
  },
  "school.truancy": { label: "truancy", plain: "Missing school without an excuse." },
  "school.suspension": { label: "suspension", plain: "A student is kept out of class for one or more days." },
  "school.expulsion": { label: "expulsion", plain: "The board removes a student from the district’s schools." },
  "school.school-climate": { label: "school climate", plain: "How safe, cared for and heard people feel at school." },
  "school.title-i": {
    label: "Title I",
    plain: "Federal money for schools with many students from low-income families.",
  },
  "school.essa": { label: "Every Student Succeeds Act (ESSA)", plain: "The main federal law for public schools." },
  "school.lea": {
    label: "local educational agency (LEA)",
    plain: "A school district, county office or charter school.",
  },
  "school.cde": { label: "California Department of Education (CDE)", plain: "The state agency for public schools." },
  "school.equity": { label: "equity", plain: "Each student gets what they need to reach the same high goals." },
  "school.equity-audit": { label: "equity audit", plain: "A check of who gets what, and how sure we are." },
  "school.goal": { label: "goal", plain: "What the plan wants to reach." },
  "school.action": { label: "action", plain: "What people will do, with money and a date." },
  "school.metric": { label: "measure", plain: "The number that shows whether the goal is near." },
  "school.needs-assessment": {
    label: "needs assessment",
    plain: "A look at what students need before writing the plan.",
  },
  "school.educational-partners": {
    label: "educational partners",
    plain: "Families, students, staff and neighbors who help decide.",
  },
  "school.intervention": { label: "support", plain: "Extra help for a student, with a date and a person." },
  "school.enrollment": { label: "enrollment", plain: "How many students are on the school’s list." },
  "school.census-day": {
    label: "Census Day",
    plain: "The first Wednesday in October, when the state counts students.",
  },
  "school.misassignment": {
    label: "misassignment",
    plain: "A teacher placed in a class without the credential for it.",
  },
  "who.student": { label: "student", plain: "A child or young person enrolled in school." },
  "who.family": { label: "family", plain: "The adults who raise the student." },
  "who.parent-guardian": { label: "parent or guardian", plain: "The adult with the legal right to decide." },
  "who.teacher": { label: "teacher", plain: "The person who teaches the class." },
  "who.principal": { label: "principal", plain: "The person who leads the school." },
  "who.counselor": { label: "counselor", plain: "The person who helps students plan and feel well." },
  "who.superintendent": { label: "superintendent", plain: "The person who leads the district." },
  "who.board": { label: "school board", plain: "The elected people who govern the district." },
  "who.data-director": { label: "data director", plain: "The person who loads and checks the records." },
  "who.state": { label: "State", plain: "All of California." },
  "who.county": { label: "County", plain: "All districts in the county." },
  "who.district": { label: "District", plain: "All schools in the district." },
  "who.school": { label: "School", plain: "One school." },
  "who.elementary": { label: "elementary school", plain: "Usually TK or kindergarten to grade 5 or 6." },
  "who.middle": { label: "middle school", plain: "Usually grades 6 to 8." },
  "who.high": { label: "high school", plain: "Grades 9 to 12." },
  "who.tk": { label: "transitional kindergarten (TK)", plain: "The school year before kindergarten." },
  "who.charter": { label: "charter school", plain: "A public school with its own board and rules." },
  "who.school-year": { label: "school year", plain: "From summer to summer: 2025-26." },
  "ui.today": { label: "Today", plain: "What needs you today." },
  "ui.explore": { label: "Explore", plain: "Look at any question, group, place and year." },
  "ui.school": { label: "School", plain: "One school on one page." },
  "ui.gap-detail": { label: "About this gap", plain: "One gap, with all we know about it." },
  "ui.how-do-you-know": { label: "How do you know?", plain: "Where the number comes from." },
  "ui.disproportionality": {
    label: "Over- and under-representation",
    plain: "Which groups appear more or less often than their share.",
  },
  "ui.outliers": { label: "Schools to learn from", plain: "Schools where similar students do better than predicted." },
  "ui.resources": { label: "Resources", plain: "Who gets which teachers, money and materials." },
  "ui.climate": { label: "Climate", plain: "What students, families and staff say." },
  "ui.watch-list": { label: "Students to check in with", plain: "Students for whom early warning asks for support." },
  "ui.student": { label: "Student", plain: "One student’s page; each look is recorded." },
  "ui.supports": { label: "Supports", plain: "Who gets which help, from whom, until when." },
  "ui.support": { label: "Support", plain: "One piece of help for one student." },
  "ui.plan": { label: "Plan", plain: "Goals, actions, money, owners and dates." },
  "ui.cycle": { label: "Cycle", plain: "One round of plan, do, study, act." },
  "ui.community-questions": { label: "Community questions", plain: "What families ask, and our answers." },
  "ui.data": { label: "Data", plain: "Files, checks and definitions." },
  "ui.deliveries": { label: "Loads", plain: "The files of each load, kept as they came." },
  "ui.checks": { label: "Checks", plain: "What we looked for in the files before loading." },
  "ui.definitions": { label: "Definitions", plain: "What each question asks, and about which students." },
  "ui.releases": { label: "Releases", plain: "What the public can see, and since when." },
  "ui.release": { label: "Release", plain: "Everything published together on one day." },
  "ui.publish": { label: "Publish", plain: "Show it to everyone." },
  "ui.people": { label: "People", plain: "Who can sign in, and what they may see." },
  "ui.access-log": { label: "Access log", plain: "Who looked at which student, and when." },
  "ui.priorities": { label: "Where to start", plain: "Gaps in order of students affected, size, years and certainty." },
  "ui.sign-in": { label: "Sign in", plain: "Enter with your name and password." },
  "ui.sign-out": { label: "Sign out", plain: "Leave, so that no one else can look." },
  "ui.search": { label: "Search", plain: "Find a school, a group or a question." },
  "ui.filter": { label: "Filter", plain: "Show only a part." },
  "ui.compare": { label: "Compare", plain: "Set two things side by side." },
  "ui.save": { label: "Save", plain: "Keep this change." },
  "ui.cancel": { label: "Cancel", plain: "Go back; nothing changes." },
  "ui.undo": { label: "Undo", plain: "Take back the last step." },
  "ui.download": { label: "Download", plain: "Get this as a file." },
  "ui.print": { label: "Print", plain: "Put this on paper." },
  "ui.language": { label: "Language", plain: "Choose the language of the page." },
  "ui.skip-to-content": { label: "Skip to main content", plain: "Go straight to the page’s text." },
  "ui.show-table": { label: "Show the numbers as a table", plain: "The same numbers as in the chart." },
  "ui.sources-notes": { label: "Sources and notes", plain: "Where the records come from." },
  "ui.owner": { label: "Owner", plain: "The person who will see it done." },
  "ui.due": { label: "Due", plain: "The day it should be done." },
  "ui.decision": { label: "Decision", plain: "What the group chose, and why." },
  "ui.last-time": { label: "What we decided last time", plain: "The start of every meeting page." },
  "ui.adopt": { label: "Adopt", plain: "Keep the change as it is." },
  "ui.adapt": { label: "Adapt", plain: "Change it and try again." },
  "ui.abandon": { label: "Abandon", plain: "Stop, and write down what we learned." },
  "ui.spread": { label: "Spread", plain: "Take it to more classes or schools." },
  "ui.on-track": { label: "On track", plain: "Going as planned." },
  "ui.behind": { label: "Behind", plain: "Later than planned." },
  "ui.done": { label: "Done", plain: "Finished." },
  "ui.not-started": { label: "Not started", plain: "No one has begun yet." },
  "ui.draft": { label: "Draft", plain: "Only staff can see it." },
  "ui.held": { label: "Held for review", plain: "The load looks unusual; a person must look before it counts." },
  "ui.rows-set-aside": { label: "Rows in quarantine", plain: "Rows we could not read; nothing is lost." },
  "ui.internal-only": {
    label: "For staff only: do not publish",
    plain: "These numbers are not protected for the public.",
  },
  "ui.not-available": { label: "Not available", plain: "There is no number, and here is why." },
  "ui.try-again": { label: "Try again", plain: "Do the same step once more." },
  "ui.ask-a-question": { label: "Ask a question", plain: "Send the district a question in your language." },
  "ui.could-not-judge": {
    label: "What we could not judge",
    plain: "Questions with too few students or missing records.",
  },
  "reason.zero-denominator": {
    label: "There was nobody to count.",
    plain: "No student here meets the conditions of this question.",
  },
  "reason.zero-reference": {
    label: "It did not happen to anyone in the comparison group.",
    plain: "We cannot say “times as often”; see the number of students.",
  },
  "reason.no-comparison": {
    label: "There is no one to compare with.",
    plain: "All students here are in the same group.",
  },
  "reason.group-too-small": {
    label: "The group is smaller than the rule asks for.",
    plain: "The legal rule needs more students before it can be applied.",
  },
  "reason.too-few": {
    label: "Too few students to say.",
    plain: "The number would say more about chance than about the school.",
  },
  "reason.too-few-events": {
    label: "Too few students or events to say.",
    plain:
      "An average needs 30 students on each side. If there were no gap, five of them should have a value other than zero. Here one or two students would decide it.",
  },
  "reason.too-few-teachers": {
    label: "Too few teachers to say.",
    plain:
      "Students share teachers, so what counts is the number of teachers, not of students. Here there are fewer than 10, or fewer than 5 differ from the rest. One or two would decide the result.",
  },
  "reason.too-few-sections": {
    label: "Too few classes to say.",
    plain:
      "Students share classes, so what counts is the number of classes, not of students. Here there are fewer than 10, or fewer than 5 differ from the rest. One or two would decide the result.",
  },
  "reason.too-few-schools": {
    label: "Too few schools to say.",
    plain:
      "All students of a school have the same value, so what counts is the number of schools. Here there are fewer than 10, or fewer than 5 differ from the rest. One or two would decide the result.",
  },
  "reason.shared-value": {
    label: "We can’t say how sure this is.",
    plain:
      "This value belongs to teachers, classes or schools, and students share them. The district’s own rule does not say how. The gap is shown without saying how sure we are.",
  },
  "reason.withheld": { label: "Not shown, to protect privacy.", plain: "A small number could point to one student." },
  "reason.records-missing": {
    label: "Not asked: the records are missing.",
    plain: "Load the missing file, and the audit will ask this question.",
  },
  "reason.records-conflict": {
    label: "The records do not agree with each other.",
    plain: "For example, more days attended than days enrolled.",
  },
  "reason.not-estimable": {
    label: "This can’t be calculated here.",
    plain: "There are too few numbers, or they are all the same.",
  },
  "reason.not-eligible": { label: "Enrolled too few days to count.", plain: "The rule asks for at least 31 days." },
  "chart.bar": { label: "Bar chart", plain: "Bars whose length is the number." },
  "chart.line": { label: "Line chart", plain: "A line that runs over the years." },
  "chart.dot-interval": {
    label: "Dot chart with ranges",
    plain: "A dot for the number and a line for how sure we are.",
  },
  "chart.run": { label: "Run chart", plain: "A line of results with its middle line." },
  "chart.map": { label: "Map", plain: "Places and their numbers." },
  "chart.scatter": { label: "Scatter chart", plain: "A point for each place, by two numbers at once." },
  "chart.funnel": { label: "Funnel chart", plain: "A point for each place, with the swing that chance alone makes." },
  "chart.levels": { label: "Stacked bars", plain: "Bars cut into parts that add up to all students." },
  "chart.table": { label: "Table", plain: "Numbers in rows and columns." },
  "phrase.more-often": { label: "more often than", plain: "It happens to this group more." },
  "phrase.less-often": { label: "less often than", plain: "It happens to this group less." },
  "phrase.as-often": { label: "as often as", plain: "It happens to both groups the same." },
  "phrase.times-as-often": { label: "{n} times as often as", plain: "A ratio in words." },
  "phrase.out-of": { label: "{k} of {n} students", plain: "A part and its whole." },
  "phrase.out-of-100": { label: "about {p} of every 100 students", plain: "A rate in people." },
  "phrase.between": { label: "between {a} and {b} students", plain: "The range, in people." },
  "phrase.at-the-rate-of": { label: "at the rate of {comparison}", plain: "Arithmetic: if both rates were the same." },
  "phrase.since": { label: "since {year}", plain: "Compared with an earlier year." },
  "phrase.went-with": { label: "went along with", plain: "Two things happened together." },
} as const satisfies Readonly<Record<string, GlossaryEntry>> &
  Readonly<Record<`indicator.${WordedIndicator}` | `grouping.${WordedGrouping}`, GlossaryEntry>>;
