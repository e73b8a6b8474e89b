import { existsSync } from "node:fs";
import type { Audience, Cube } from "../cube/cube.ts";
import type { JudgeSettings } from "../reports/judged/compare-plan.ts";
import { readJudged, saveJudged } from "../reports/judged/file.ts";
import { type AuditQuestions, judgeInThreads } from "../reports/judged/judge.ts";
import type { Judged } from "../reports/judged/judged.ts";
import { whereWritable } from "./where-writable.ts";

/**
 * Reads the judged table saved next to the cube for exactly these settings, or computes and saves a new one.
 *
 * @param path  of the cube
 */
export async function judgedOf<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: JudgeSettings,
  path: string,
): Promise<Judged<A>> {
  const judgedPath = path.replace(/cube$/, "judged");
  const saved = readJudged(cube, questions, settings, judgedPath);
  if (saved !== undefined) return saved;
  const judged = await judgeInThreads(cube, questions, settings);
  if (existsSync(path)) whereWritable(() => saveJudged(cube, judged, settings, judgedPath));
  return judged;
}
