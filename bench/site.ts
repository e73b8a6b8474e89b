/**
 * The site of a release with many schools: pages per second, in two languages. The numbers are random, printed as a release prints them.
 *
 *   npm run bench -- site [--schools 1000]
 */
import { parseArgs } from "node:util";
import { indicators } from "../src/indicators/index.ts";
import { readPublicRelease } from "../src/privacy/public-release.ts";
import { publishSite } from "../src/publish/site.ts";
import { offeredKeys } from "../src/release/offered-keys.ts";
import { hiddenValue, printedNumber } from "../src/release/printed.ts";
import { printedRate } from "../src/release/rounding.ts";
import type { Structure } from "../src/release/structure.ts";
import { writeStructure } from "../src/release/structure-file.ts";
import { publicReport } from "../src/reports/public/report.ts";
import { privacyPolicies } from "../src/rules/privacy.ts";
import { wordsOf } from "../src/ui/words.ts";
import { seeded } from "../test/models/chance.ts";
import { siteAssets } from "../test/publish/read-site.ts";
import { cellsText } from "../test/release/cells-text.ts";

const { values } = parseArgs({ options: { schools: { type: "string", default: "1000" } } });
const schools = Number(values.schools);
const allowed = { schools: 10_000, minutes: 5 };

const { share } = seeded(1);
const district = { kind: "district", id: "1" };
const asked = indicators.filter(({ kind }) => kind === "share").slice(0, 15);
const flags = ["disadvantaged", "disability", "long-term-el", "foster", "homeless", "migrant"];
const { rates, ranges, minimumCount } = privacyPolicies["us-ca"];
const years = ["2025-26"];
const groupings = [
  {
    id: "race-ethnicity",
    levels: ["american-indian", "asian", "black", "filipino", "hispanic", "pacific-islander", "white", "two-or-more"],
    sum: "exact" as const,
  },
  { id: "gender", levels: ["F", "M", "X"], sum: "exact" as const },
  ...flags.map((id) => ({ id, levels: ["yes", "no"], sum: "exact" as const })),
];
const structure: Structure = {
  form: "fairlead-release-1",
  released: "2026-12-01",
  minimum: minimumCount,
  zeros: "mixed",
  rounding: { counts: ranges, rates },
  places: [
    { ...district, parent: null, grades: [], schoolYears: years },
    ...Array.from({ length: schools }, (_, s) => ({
      kind: "school",
      id: String(6_000_000 + s),
      parent: district,
      grades: [],
      schoolYears: years,
    })),
  ],
  groupings,
  crossings: [],
  unions: [],
  populations: [
    {
      id: "enrolled",
      years: [{ schoolYear: "2025-26", records: "first" }],
      places: "exact",
      grades: [],
      gradesSum: "none",
      indicators: asked.map(({ id }) => ({ id, measure: "rate" as const })),
      outcomes: [],
      partOf: null,
      offers: [
        { placeKinds: ["district", "school"], grades: ["all"], groupings: ["all", ...groupings.map(({ id }) => id)] },
      ],
    },
  ],
  withdrawn: [],
};
let n = 0;
const cells = [...offeredKeys(structure)].map((key) => {
  const isSmall = share() < 0.2;
  if (key.indicator === "") n = key.level === "all" ? 600 : isSmall ? 0 : 20 + Math.floor(300 * share());
  const isHidden = n === 0 || (key.indicator !== "" && isSmall);
  return {
    ...key,
    n: n === 0 ? hiddenValue : printedNumber(n),
    rate: key.indicator === "" ? null : isHidden ? hiddenValue : printedRate(Math.floor(n * share()), n, rates),
    value: null,
    unit: "",
  };
});
const release = readPublicRelease(writeStructure(structure), cellsText(cells));

/** Processor time in milliseconds: the machine may be busy with other work. */
const spent = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const before = process.cpuUsage();
const report = publicReport(release, {
  districtName: "District",
  placeNames: new Map(),
  texts: {},
  program: "bench",
});
const reported = spent(before);
const made = process.cpuUsage();
let [bytes, largest] = [0, 0];
const pages = await publishSite(report, {
  languages: [wordsOf("en"), wordsOf("es")],
  assets: siteAssets,
  hasPacket: true,
  output: {
    put: ({ path, content }) => {
      if (!path.endsWith(".html") || typeof content !== "string") return;
      bytes += content.length;
      largest = Math.max(largest, content.length);
    },
  },
});
const ms = spent(made);
const languages = 2;
const minutes = ((reported / schools + (languages * ms) / pages) * allowed.schools) / 60_000;
console.log(
  `${cells.length} cells; report ${Math.round(reported)} ms; ${pages} pages in ${Math.round(ms)} ms, ${Math.round((1000 * pages) / ms)} a second of processor time; ${Math.round(bytes / 1e6)} MB, the largest ${Math.round(largest / 1000)} kB`,
);
console.log(
  `10,000 schools in two languages at this speed, in one process: ${minutes.toFixed(1)} minutes (at most ${allowed.minutes})`,
);
if (minutes > allowed.minutes || largest > 100_000) process.exitCode = 1;
