import type { Lang } from "../base/lang.ts";
import type { LoadResult } from "../sources/load.ts";
import { filesForJson, problemsForJson } from "./say-reading.ts";

/** The `--json` output of a load. */
export function loadAnswer(result: LoadResult, lang: Lang): object {
  if (result.outcome === "unchanged") return { ok: true, ...result, problems: problemsForJson(result.problems, lang) };
  const { files, problems } = result.reading;
  const needsAnswer = result.outcome === "held" || result.outcome === "nothing-usable";
  // Texts of profiles and meanings of codes are in the workspace's files; the output identifies the load.
  const {
    profiles: _,
    codes: __,
    ...load
  } = result.outcome === "loaded" ? result.load : { profiles: null, codes: null };
  return {
    ok: !needsAnswer,
    ...result,
    ...(result.outcome === "loaded" && { load }),
    reading: { files: filesForJson(files), problems: problemsForJson(problems, lang) },
  };
}
