import type { ClusterValues, SharedCounts } from "../../src/cube/shared-sums.ts";
import type { SharedSides } from "../../src/measures/shared-gap.ts";

/** A student of a made district: the numbers of the teachers, and whether in the group. */
export interface Taught {
  readonly teachers: readonly number[];
  readonly inGroup: boolean;
}

/**
 * Elementary schools of 18 classes, each with one teacher, and high schools of 40 teachers; a student has six of them.
 *
 * @param share      of the students who are in the group
 * @param segregated how far that share differs between schools, on either side
 * @param wholeClasses  the group is made of whole classes: all students of a teacher, or none
 */
export function taught(
  random: () => number,
  of: {
    readonly elementary: number;
    readonly high: number;
    readonly share: number;
    readonly segregated: number;
    readonly wholeClasses?: boolean;
  },
): readonly Taught[] {
  const students: Taught[] = [];
  let teacher = 0;
  const pupils = 25;
  const shareHere = (): number => Math.min(1, Math.max(0, of.share + of.segregated * (2 * random() - 1)));
  for (let school = 0; school < of.elementary; school++) {
    const share = shareHere();
    for (let room = 0; room < 18; room++, teacher++) {
      const whole = random() < share;
      for (let k = 0; k < pupils; k++)
        students.push({ teachers: [teacher], inGroup: of.wholeClasses === true ? whole : random() < share });
    }
  }
  for (let school = 0; school < of.high; school++) {
    const share = shareHere();
    // Half of a school's teachers have tracks of students of one kind.
    for (let k = 0; k < 40 * pupils; k++) {
      const inGroup = random() < share;
      const from = of.wholeClasses === true ? (inGroup ? 0 : 20) : 0;
      const count = of.wholeClasses === true ? 20 : 40;
      const teachers = new Set<number>();
      while (teachers.size < 6) teachers.add(teacher + from + Math.floor(random() * count));
      students.push({ teachers: [...teachers], inGroup });
    }
    teacher += 40;
  }
  return students;
}

export const teachersOf = (students: readonly Taught[]): number =>
  students.reduce((most, { teachers }) => Math.max(most, ...teachers), -1) + 1;

/** Values of some of the teachers dealt among all of them. */
export function deal(random: () => number, values: readonly number[]): number[] {
  const dealt = [...values];
  for (let k = dealt.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [dealt[k], dealt[other]] = [dealt[other]!, dealt[k]!];
  }
  return dealt;
}

export const averageOf = ({ teachers }: Taught, values: readonly number[]): number =>
  teachers.reduce((sum, t) => sum + values[t]!, 0) / teachers.length;
export const anyOf = ({ teachers }: Taught, values: readonly number[]): number =>
  teachers.some((t) => values[t] === 1) ? 1 : 0;

/** What a cube keeps of the district, added up student by student. */
export function sidesOf(
  students: readonly Taught[],
  values: readonly number[],
  made: "part-of-whole" | "any",
): SharedSides {
  const count = values.length;
  const [group, all] = [new Float64Array(count), new Float64Array(count)];
  const share = values.reduce((sum, v) => sum + v, 0) / count;
  let [expectedOfGroup, expected] = [0, 0];
  for (const { teachers, inGroup } of students) {
    const having = teachers.filter((t) => values[t] === 1).length;
    const chance = 1 - (1 - share) ** teachers.length;
    expected += chance;
    if (inGroup) expectedOfGroup += chance;
    for (const t of teachers) {
      const weight = made === "part-of-whole" ? 1 / teachers.length : having === values[t] ? 1 : 0;
      all[t]! += weight;
      if (inGroup) group[t]! += weight;
    }
  }
  const counts = (of: Float64Array, expected: number): SharedCounts => {
    const sum = (f: (w: number, a: number) => number): number => of.reduce((total, w, t) => total + f(w, all[t]!), 0);
    return {
      weight: sum((w) => w),
      squares: sum((w) => w * w),
      withAll: sum((w, a) => w * a),
      cubes: sum((w) => w ** 3),
      squaresWithAll: sum((w, a) => w * w * a),
      withAllSquared: sum((w, a) => w * a * a),
      expected: made === "any" ? expected : 0,
    };
  };
  const clusters: ClusterValues = {
    clusters: count,
    sum: values.reduce((sum, v) => sum + v, 0),
    sumOfSquares: values.reduce((sum, v) => sum + v ** 2, 0),
    sumOfCubes: values.reduce((sum, v) => sum + v ** 3, 0),
  };
  return {
    value:
      made === "any"
        ? { by: "teacher", made, of: "taught_by_teacher_of_color", ofOwnRace: false }
        : { by: "teacher", made, part: "novice_teachers", whole: "core_teachers" },
    group: counts(group, expectedOfGroup),
    all: counts(all, expected),
    allN: students.length,
    clusters,
  };
}
