import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, LineCounter } from "yaml";
import { z } from "zod";
import { type PracticeWrong, practiceKeys } from "../base/practice-facts.ts";
import { shownSetting } from "../base/shown-value.ts";
import { schoolYearBounds } from "../rules/us-ca-school-year.ts";
import { parseYaml } from "./faults.ts";

/** A practice of a school or district: a note `practices/NAME.md` with front matter. */
export interface Practice {
  /** The note's file, in the workspace. */
  readonly file: string;
  /** First heading, or else the file name. */
  readonly title: string;
  /** The official code of the school or district. */
  readonly place: string;
  /** School years, by the year in which they end. */
  readonly years: readonly number[];
  readonly factors: readonly string[];
  /** `grouping=level`, or "all". */
  readonly groups: readonly string[];
  readonly evidence: string;
  readonly contact: string;
  /** The date of the note, 2026-03-27. */
  readonly date: string;
  readonly text: string;
}

export interface PracticeFault {
  readonly file: string;
  readonly line: number;
  readonly wrong: PracticeWrong;
}

export interface Practices {
  readonly practices: readonly Practice[];
  readonly faults: readonly PracticeFault[];
}

export const practicesPath = (folder: string): string => join(folder, "practices");

const one = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema).min(1)]).transform((v) => (Array.isArray(v) ? v : [v]));
const year = z.int().min(schoolYearBounds.first).max(schoolYearBounds.last);
const span = z
  .string()
  .regex(/^\d{4}-\d{4}$/)
  .transform((text) => {
    const [from = 0, to = 0] = text.split("-").map(Number);
    return Array.from({ length: Math.max(0, Math.min(to - from + 1, 100)) }, (_, i) => from + i);
  })
  .refine((years) => years.length > 0);

const frontMatter = (factors: readonly string[]) =>
  z.strictObject({
    place: z.union([z.string().min(1), z.number()]).transform(String),
    years: z.union([one(year), span]),
    factors: one(z.enum(factors as [string, ...string[]])),
    groups: one(z.string().regex(/^(all|[a-z0-9-]+=[A-Za-z0-9-]+)$/)),
    evidence: z.string().min(1),
    contact: z.string().min(1),
    date: z.union([z.iso.date(), z.date().transform((d) => d.toISOString().slice(0, 10))]),
  });

/**
 * Reads one note.
 *
 * @param text     the file's content
 * @param file     its name, for the messages
 * @param factors  ids of the factors a note may name
 * @returns the note, or every fault of its front matter with its line
 */
export function parsePractice(
  text: string,
  file: string,
  factors: readonly string[],
): Practice | { readonly faults: readonly PracticeFault[] } {
  const whole = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const parts = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(whole);
  if (parts === null) {
    const kind = whole.startsWith("---\n") ? "no-end" : "no-front-matter";
    return { faults: [{ file, line: 1, wrong: { kind } }] };
  }
  const [, yaml = "", body = ""] = parts;
  const lines = new LineCounter();
  const parsed = parseYaml(yaml, lines);
  // Front matter starts on the second line.
  const lineAt = (offset: number | undefined): number => 1 + (offset === undefined ? 1 : lines.linePos(offset).line);
  if ("faults" in parsed) {
    return {
      faults: parsed.faults.map(({ line, code }) => ({ file, line: line + 1, wrong: { kind: "not-yaml", code } })),
    };
  }
  const { document } = parsed;
  const lineOf = (key: string | undefined): number => {
    const pair = isMap(document.contents)
      ? document.contents.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return isScalar(pair?.key) ? lineAt(pair.key.range?.[0]) : 1;
  };
  const read = frontMatter(factors).safeParse(parsed.value ?? {});
  if (!read.success) {
    const faults = read.error.issues.flatMap((issue): PracticeFault[] => {
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => ({
          file,
          line: lineOf(key),
          wrong: { kind: "unknown-key", key: shownSetting(key) },
        }));
      }
      const key = practiceKeys.find((known) => known === issue.path[0]);
      if (key === undefined) return [{ file, line: 1, wrong: { kind: "no-front-matter" } }];
      const kind = document.get(key) === undefined ? "missing" : "unusable";
      return [{ file, line: lineOf(key), wrong: { kind, key } }];
    });
    return { faults: faults.filter((f, i) => faults.findIndex((g) => isDeepStrictEqual(g, f)) === i) };
  }
  const heading = /^#[ \t]+(.+)$/m.exec(body)?.[1]?.trim();
  return { file, title: heading ?? file.replace(/\.md$/, ""), ...read.data, text: body.trim() };
}

/** Every note of a workspace, by file, and the faults of unreadable ones. */
export function readPractices(workspace: string, factors: readonly string[]): Practices {
  const folder = practicesPath(workspace);
  if (!existsSync(folder)) return { practices: [], faults: [] };
  const practices: Practice[] = [];
  const faults: PracticeFault[] = [];
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith(".md"))
    .sort()) {
    const read = parsePractice(readFileSync(join(folder, file), "utf8"), file, factors);
    if ("faults" in read) faults.push(...read.faults);
    else practices.push(read);
  }
  return { practices, faults };
}

/** Notes that name a factor and contain a text (ignoring case and accents); each filter is optional. */
export function findPractices(
  practices: readonly Practice[],
  { factor, search }: { readonly factor?: string; readonly search?: string },
): readonly Practice[] {
  const wanted = search === undefined ? "" : plain(search);
  return practices.filter(
    (p) =>
      (factor === undefined || p.factors.includes(factor)) &&
      plain([p.title, p.place, p.evidence, p.contact, p.text, ...p.factors, ...p.groups].join("\n")).includes(wanted),
  );
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
