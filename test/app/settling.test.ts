import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivals, type Listed, type Listing, observe, type Tried, type Watch } from "../../src/app/settling.ts";

const settle = 10;
const patience = 100;

/** A file written at `start` and after each pause; all in clock ticks. */
interface Writing {
  readonly start: number;
  readonly pauses: readonly number[];
}

const endOf = ({ start, pauses }: Writing): number => pauses.reduce((at, pause) => at + pause, start);
const sizeAt = ({ start, pauses }: Writing, at: number): number => {
  let time = start;
  let size = 0;
  for (const pause of [0, ...pauses]) {
    time += pause;
    if (time <= at) size += 1;
  }
  return size;
};

const listed = (size: number, time = size, hidden = false): Listed => ({
  stamp: { size, modified: time, changed: time },
  hidden,
});

interface Taken {
  readonly at: number;
  readonly files: readonly string[];
}

/** Simulates watching files being written, listing the folder every `every` ticks; complete files are loaded. */
function deliveries(files: readonly Writing[], every: number, until: number, kept = patience): Taken[] {
  const tried = new Map<string, Tried>();
  const taken: Taken[] = [];
  let watch: Watch = new Map();
  for (let at = 0; at <= until; at += every) {
    const listing: Listing = new Map(
      files.flatMap((file, i): [string, Listed][] =>
        sizeAt(file, at) === 0 ? [] : [[`${i}.csv`, listed(sizeAt(file, at))]],
      ),
    );
    watch = observe(watch, listing, at);
    const { complete } = arrivals(watch, tried, at, { settle, patience: kept });
    if (complete.length > 0) taken.push({ at, files: complete });
    for (const path of complete) {
      const stamp = watch.get(path)?.stamp;
      if (stamp !== undefined) tried.set(path, { stamp, heldIn: null });
    }
  }
  return taken;
}

/** Pauses in writing are shorter than the settling time, by a listing at least. */
const every = 2;
const writing = fc.record({
  start: fc.nat(100),
  pauses: fc.array(fc.integer({ min: 1, max: settle - every - 1 }), { maxLength: 20 }),
});

test("never loads a growing file, and loads every settled file exactly once in bounded time", () => {
  fc.assert(
    fc.property(fc.array(writing, { minLength: 1, maxLength: 5 }), (files) => {
      const taken = deliveries(files, every, 400);
      for (const [i, file] of files.entries()) {
        const times = taken.filter((delivery) => delivery.files.includes(`${i}.csv`)).map(({ at }) => at);
        expect(times).toHaveLength(1);
        const [at = 0] = times;
        expect(at).toBeGreaterThanOrEqual(endOf(file) + settle - every);
        expect(at).toBeLessThanOrEqual(endOf(file) + settle + patience + 2 * every);
      }
    }),
  );
});

test("files written at the same time, or less than a settling time apart, are one delivery", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: settle - every - 1 }), { minLength: 1, maxLength: 8 }),
      writing,
      (gaps, first) => {
        const files = [first];
        for (const gap of gaps) files.push({ start: Math.max(...files.map(endOf)) + gap, pauses: [gap] });
        const taken = deliveries(files, every, 400, Number.POSITIVE_INFINITY);
        expect(taken.map((delivery) => delivery.files)).toEqual([files.map((_, i) => `${i}.csv`)]);
      },
    ),
  );
});

test("a file that never settles delays the others by at most `patience` and is never loaded", () => {
  const forever: Writing = { start: 0, pauses: Array.from({ length: 1000 }, () => 1) };
  expect(deliveries([{ start: 5, pauses: [] }, forever], 1, 900)).toEqual([
    { at: 5 + settle + patience, files: ["0.csv"] },
  ]);
});

/** What is complete if nothing has changed since time 0. */
const atRest = (
  files: Readonly<Record<string, Listed>>,
  { marker, tried = {} }: { marker?: string; tried?: Readonly<Record<string, Tried>> } = {},
) =>
  arrivals(observe(new Map(), new Map(Object.entries(files)), 0), new Map(Object.entries(tried)), settle, {
    settle,
    patience,
    marker,
  });

test("ignores names of unfinished files in any case and folder, but not similar names", () => {
  const unfinished = [
    ..."part partial filepart crdownload download tmp temp swp lock PART Tmp".split(" ").map((end) => `a.csv.${end}`),
    "a.csv~",
    "night.part/a.csv",
  ];
  const finished = ["a.csv", "part.csv", "tmp", "download", "a.part.csv", "temp/a.csv", "a~b.csv"];
  const files = Object.fromEntries([...unfinished, ...finished].map((name) => [name, listed(1)]));
  expect(atRest(files).complete).toEqual([...finished].sort());
});

test("never loads a hidden file, but a changing one means a delivery is still arriving", () => {
  const files = { "a.csv": listed(1), ".a.csv.Xy12": listed(1, 1, true) };
  expect(atRest(files)).toEqual({ complete: ["a.csv"], arriving: false, waiting: [] });
  const watch = observe(
    observe(new Map(), new Map(Object.entries(files)), 0),
    new Map(Object.entries({ ...files, ".a.csv.Xy12": listed(2, 2, true) })),
    settle - 1,
  );
  expect(arrivals(watch, new Map(), settle, { settle, patience })).toEqual({
    complete: [],
    arriving: true,
    waiting: ["a.csv"],
  });
});

test("with a marker, files wait until it is present, settled and not older than they are; the marker is never loaded", () => {
  const files = { "a.csv": listed(5, 5), "b.csv": listed(9, 9) };
  const marker = "DONE";
  expect(atRest(files, { marker })).toEqual({ complete: [], arriving: false, waiting: ["a.csv", "b.csv"] });
  expect(atRest({ ...files, DONE: listed(0, 5) }, { marker }).complete).toEqual(["a.csv"]);
  expect(atRest({ ...files, DONE: listed(0, 4) }, { marker }).complete).toEqual([]);
  expect(atRest({ ...files, DONE: listed(0, 9) }, { marker })).toEqual({
    complete: ["a.csv", "b.csv"],
    arriving: false,
    waiting: [],
  });
  const fresh = observe(new Map(), new Map(Object.entries({ ...files, DONE: listed(0, 9) })), 0);
  expect(arrivals(fresh, new Map(), settle - 1, { settle, patience, marker })).toMatchObject({
    complete: [],
    arriving: true,
  });
});

test("retries a file only if its size or a time changed, together with the files held with it", () => {
  const held = (heldIn: string | null): Tried => ({ stamp: listed(1).stamp, heldIn });
  const tried = { "a.csv": held("night 1"), "b.csv": held("night 1"), "c.csv": held("night 2"), "d.csv": held(null) };
  const same = Object.fromEntries(Object.keys(tried).map((name) => [name, listed(1)]));
  expect(atRest(same, { tried }).complete).toEqual([]);
  for (const stamp of [
    { size: 2, modified: 1, changed: 1 },
    { size: 1, modified: 2, changed: 1 },
    { size: 1, modified: 1, changed: 2 },
  ])
    expect(atRest({ ...same, "a.csv": { stamp, hidden: false } }, { tried }).complete).toEqual(["a.csv", "b.csv"]);
  expect(atRest({ ...same, "d.csv": listed(2) }, { tried }).complete).toEqual(["d.csv"]);
  expect(atRest({ ...same, "new.csv": listed(2) }, { tried }).complete).toEqual(["new.csv"]);
  const { "b.csv": _, ...withoutB } = same;
  expect(atRest({ ...withoutB, "a.csv": listed(2) }, { tried }).complete).toEqual(["a.csv"]);
});
