/**
 * Where students are counted: places in a tree (state, districts, schools), each at all grades together and at each of
 * its grades. A node is a place at a grade.
 */
export interface PlaceGrid {
  /** Parent of each place; -1 at the top. Parents come before their children. */
  readonly parent: Int32Array;
  /** Depth of each place in the tree: 0 at the top. */
  readonly depth: Int32Array;
  readonly children: readonly (readonly number[])[];
  /** Number of grades; grade 0 is all grades together. */
  readonly grades: number;
  /** Node of place p at grade r: nodeAt[p * grades + r], or -1 if the place has no such grade. */
  readonly nodeAt: Int32Array;
  readonly nodePlace: Int32Array;
  readonly nodeGrade: Int32Array;
  /** Grades of each place, 0 first. */
  readonly gradesOf: readonly (readonly number[])[];
}

/** `parent[p]` is the parent of place p, -1 at the top, always before p; `gradesOf[p]` lists its grades besides all (0). */
export function placeGrid(parent: readonly number[], gradesOf: readonly (readonly number[])[]): PlaceGrid {
  const grades = 1 + gradesOf.reduce((most, list) => list.reduce((a, b) => Math.max(a, b), most), 0);
  const nodeAt = new Int32Array(parent.length * grades).fill(-1);
  const nodePlace: number[] = [];
  const nodeGrade: number[] = [];
  const children: number[][] = parent.map(() => []);
  const depth = new Int32Array(parent.length);
  const listed = gradesOf.map((list) => [0, ...list]);
  for (const [p, above] of parent.entries()) {
    if (above >= p) throw new RangeError("a place comes before its parent");
    if (above >= 0) {
      children[above]!.push(p);
      depth[p] = depth[above]! + 1;
    }
    for (const r of listed[p]!) {
      nodeAt[p * grades + r] = nodePlace.length;
      nodePlace.push(p);
      nodeGrade.push(r);
    }
  }
  return {
    parent: Int32Array.from(parent),
    depth,
    children,
    grades,
    nodeAt,
    nodePlace: Int32Array.from(nodePlace),
    nodeGrade: Int32Array.from(nodeGrade),
    gradesOf: listed,
  };
}
