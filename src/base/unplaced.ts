/**
 * Why rows about students count at no place. `student`: the student is enrolled in no school that year, in the grades that count. `district`: only in schools of
 * other districts. `school`: days of attendance at a school where the student is not enrolled.
 */
export const unplacedReasons = ["student", "district", "school"] as const;
export type UnplacedReason = (typeof unplacedReasons)[number];
