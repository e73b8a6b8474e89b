/**
 * Why rows about students count at no place. `student`: the student is enrolled in no school that year, in the grades that count. `district`: only in schools of
 * other districts. `school`: days of attendance at a school where the student is not enrolled.
 * `no-school`: the row names no school, and the student attended several that year.
 */
export const unplacedReasons = ["student", "district", "school", "no-school"] as const;
export type UnplacedReason = (typeof unplacedReasons)[number];
