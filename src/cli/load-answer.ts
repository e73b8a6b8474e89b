import type { Lang } from "../base/lang.ts";
import type { LoadResult } from "../sources/load.ts";
import { filesForJson, problemsForJson } from "./say-reading.ts";

/** What `--json` answers about a load. */
export function loadAnswer(result: LoadResult, lang: Lang): object {
  if (result.outcome === "unchanged") return { ok: true, ...result, problems: problemsForJson(result.problems, lang) };
  const { files, problems } = result.reading;
  const needsAnswer = result.outcome === "held" || result.outcome === "nothing-usable";
  // The texts of profiles and meanings of codes are the workspace's files; an answer names the load.
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
