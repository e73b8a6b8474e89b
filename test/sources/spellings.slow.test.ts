import fc from "fast-check";
import { expect, test } from "vitest";
import { loadMapped } from "./mapped-load.ts";
import { ask, freshWorkspace } from "./small-district.ts";
import { days, facts, numbers, roster, type Spell, same, student } from "./spelled-files.ts";

const damage = fc.constantFrom<Spell>(
  same,
  (id) => id.replace(/^0+/, ""),
  (id) => `${id.replace(/^0+/, "")}.0`,
  (id) => ` ${id}`,
  (id) => `'${id}`,
  (id) => `0${id}`,
);

test("files whose identifiers were spelled differently give the records of files that agree", async () => {
  const clean = freshWorkspace();
  await loadMapped(clean, { "roster.csv": roster(same, same), "days.csv": days(same, same) });
  const [enrolled, absent] = [await facts(clean, "enrollment"), await facts(clean, "absence")];
  expect(absent).toHaveLength(numbers.length);
  await fc.assert(
    fc.asyncProperty(damage, damage, fc.boolean(), async (ofStudent, ofSchool, apart) => {
      // A zero too many is the fullest form, so only the agreement can be compared.
      const longer = ofStudent(student(1)).startsWith("000") || ofSchool("0190036").startsWith("00");
      const w = freshWorkspace();
      const files = { "roster.csv": roster(same, same), "days.csv": days(ofStudent, ofSchool) };
      if (apart) {
        // The damaged file first: the roster brings the full form later.
        await loadMapped(w, { "days.csv": files["days.csv"] }, { accept: true });
        await loadMapped(w, { "roster.csv": files["roster.csv"] }, { accept: true });
      } else await loadMapped(w, files, { accept: true });
      const [met] = await ask(
        w,
        "SELECT count(*) AS n FROM records.absence JOIN records.enrollment USING (student_id, school_id, school_year)",
      );
      expect(Number(met?.["n"])).toBe(numbers.length);
      if (longer) return;
      expect(await facts(w, "enrollment")).toEqual(enrolled);
      expect(await facts(w, "absence")).toEqual(absent);
    }),
    { numRuns: 6 },
  );
});
