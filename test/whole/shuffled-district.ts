/**
 * The sample district with the labels of its students shuffled: each label (race, language, disability ...) is
 * reassigned to a random student independently, so that groups differ only by chance. What happened to each student
 * is unchanged.
 */

import { addDays } from "../../src/base/days.ts";
import { calpadsFiles } from "../../src/sample/calpads-files.ts";
import { type Chance, chance } from "../../src/sample/chance.ts";
import { deliveryName } from "../../src/sample/delivery-name.ts";
import { planDistricts } from "../../src/sample/district.ts";
import type { DistrictYear, StudentYear, Teacher } from "../../src/sample/district-year.ts";
import { habitsOf } from "../../src/sample/export-file.ts";
import { type SampleFile, type SampleOptions, sampleYears } from "../../src/sample/generate.ts";
import { localFiles } from "../../src/sample/local-files.ts";
import { oneRosterBundle } from "../../src/sample/oneroster-bundle.ts";
import { bitsOf, type Person, type Status } from "../../src/sample/people.ts";
import { Simulation } from "../../src/sample/simulate.ts";
import { stateTestFiles } from "../../src/sample/state-test-files.ts";

/** Facts about a person that belong together and are reassigned together. */
const labels = {
  race: (p) => ({ race: p.race, raceCodes: p.raceCodes }),
  gender: (p) => ({ gender: p.gender }),
  parents: (p) => ({ parentEducation: p.parentEducation, parentEducation2: p.parentEducation2 }),
  meal: (p) => ({ meal: p.meal }),
  homeless: (p) => ({ homeless: p.homeless }),
  foster: (p) => ({ foster: p.foster }),
  migrant: (p) => ({ migrant: p.migrant }),
  military: (p) => ({ military: p.military }),
  english: (p) => ({ language: p.language, statuses: p.statuses }),
  disability: (p) => ({ special: p.special }),
} as const satisfies Readonly<Record<string, (p: Person) => Partial<Person>>>;

/** Labels assigned to each person, by state identifier. */
type Labels = ReadonlyMap<string, Partial<Person>>;

/** The files of a district whose labels are shuffled with a seed of their own. */
export function* shuffledDistrict(options: SampleOptions, shuffle: number): Generator<SampleFile> {
  const { seed, students = 9_000 } = options;
  const years = sampleYears(options);
  const [district] = planDistricts(seed, students);
  if (district === undefined) return;
  const simulation = (): Simulation => new Simulation(seed, district, 0, years[0]!);
  const first = simulation();
  // Both runs have the same people in the same order. A student gets one set of labels, the final one, in all years.
  const people = new Map<string, Person>();
  for (const _ of years) for (const { person } of first.year().students) people.set(person.ssid, person);
  const given = shuffled([...people.values()], chance(`${seed}/${shuffle}/labels`));
  const second = simulation();
  const last = new Map();
  for (const schoolYear of years) {
    const year = relabeled(second.year(), given);
    const delivery = deliveryName(year, true);
    const habits = habitsOf(years.at(-1)! - schoolYear);
    for (const files of [
      calpadsFiles(year, seed, habits),
      stateTestFiles(year, habits, last),
      localFiles(year, seed, habits, false),
      schoolYear === years.at(-1) ? [oneRosterBundle(year)] : [],
    ])
      for (const file of files) yield { delivery, ...file };
  }
}

function shuffled(people: readonly Person[], rng: Chance): Labels {
  const given = new Map(people.map(({ ssid }): [string, Partial<Person>] => [ssid, {}]));
  for (const [name, of] of Object.entries(labels)) {
    const donors = rng.fork(name).shuffle([...people]);
    people.forEach(({ ssid }, at) => {
      given.set(ssid, { ...given.get(ssid), ...of(donors[at]!) });
    });
  }
  return withOtherCategories(given, rng.fork("category"));
}

/**
 * The category of a disability is a group and its setting an outcome: moved together they would be a true gap, so categories are shuffled among students with
 * a disability.
 */
function withOtherCategories(given: Labels, rng: Chance): Labels {
  const categories = rng.shuffle([...given.values()].flatMap(({ special }) => (special ? [special] : [])));
  return new Map(
    [...given].map(([ssid, own]): [string, Partial<Person>] => {
      if (!own.special) return [ssid, own];
      const { category, calpads } = categories.pop()!;
      return [ssid, { ...own, special: { ...own.special, category, calpads } }];
    }),
  );
}

function relabeled(year: DistrictYear, given: Labels): DistrictYear {
  const known = new Map(year.students.map((s) => [s, withLabels(s, given.get(s.person.ssid) ?? {}, year)]));
  return {
    ...year,
    students: [...known.values()],
    staff: year.staff.map((at) => ({
      ...at,
      staff: at.staff.map(withoutRace),
      sections: at.sections.map((section) => ({
        ...section,
        teacher: withoutRace(section.teacher),
        students: section.students.map((s) => known.get(s) ?? s),
      })),
    })),
  };
}

/** A teacher of a student's own group depends on the group, however labels are shuffled: without teachers' races it is not asked. */
const withoutRace = (teacher: Teacher): Teacher => ({ ...teacher, race: "not-reported", raceCodes: [] });

function withLabels(s: StudentYear, given: Partial<Person>, { calendar }: DistrictYear): StudentYear {
  const special = given.special ?? null;
  const person: Person = {
    ...s.person,
    ...given,
    special: special !== null && special.since <= calendar.last ? special : null,
    statuses: sinceBirth(given.statuses ?? s.person.statuses, s.person.birth),
  };
  const elas = person.statuses.findLast(({ start }) => start <= calendar.census)?.elas ?? s.elas;
  return {
    ...s,
    person,
    elas,
    homeless: person.homeless,
    bits: bitsOf(person, elas, person.special !== null),
    // Only English learners take the ELPAC.
    tests: s.tests.filter(({ subject }) => subject !== "elpac"),
  };
}

/** A status from before the new student was born would contradict the birth date. */
const sinceBirth = (statuses: readonly Status[], birth: string): Status[] =>
  statuses.map(({ elas, start }, at) => {
    const earliest = addDays(birth, at + 1);
    return { elas, start: start < earliest ? earliest : start };
  });
