/** Unit conversions between the vectors and the program; the only arithmetic allowed on results. */

/** A share as percent. */
export const percent = (share: number): number => 100 * share;

/** A number of the program in a unit of the vectors (a rate per so many, its square), and back. */
export const inUnit = (value: number, unit: number): number => value * unit;
export const fromUnit = (value: number, unit: number): number => value / unit;

/** Positions counted from 0, as counted from 1. */
export const fromOne = (places: readonly number[]): number[] => places.map((at) => at + 1);
