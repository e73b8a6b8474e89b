import { checkedList } from "../base/list.ts";
import { caaspp } from "./caaspp/caaspp.ts";
import { calpads } from "./calpads/calpads.ts";
import { officialFiles } from "./official-files/official-files.ts";
import { oneRoster } from "./oneroster/oneroster.ts";
import { selfReviewFile } from "./self-review.ts";
import type { Source } from "./source.ts";

/** Every input format, most specific first; the first that recognizes a file reads it. */
export const sources: readonly Source[] = checkedList("sources", [
  calpads,
  caaspp,
  oneRoster,
  officialFiles,
  selfReviewFile,
]);
