import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { UnpackRefusal } from "../../base/problem-facts.ts";
import type { UnpackBudget } from "./limits.ts";

class RefusedStream extends Error {
  readonly refusal: UnpackRefusal;

  constructor(refusal: UnpackRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/**
 * Unpacks the one file in a gzip; zlib checks its CRC-32. A gzip's stated size cannot be trusted, so the budget is
 * spent while writing.
 *
 * @param to  file to write; deleted unless complete
 * @returns null if complete; `broken` if the gzip is truncated or damaged
 */
export async function gunzip(path: string, to: string, budget: UnpackBudget): Promise<UnpackRefusal | "broken" | null> {
  try {
    const tooMany = budget.spend(1, 0);
    if (tooMany !== null) return tooMany;
    await pipeline(
      createReadStream(path),
      createGunzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          const tooLarge = budget.spend(0, chunk.length);
          if (tooLarge !== null) throw new RefusedStream(tooLarge);
          yield chunk;
        }
      },
      createWriteStream(to),
    );
    return null;
  } catch (error) {
    await rm(to, { force: true });
    if (error instanceof RefusedStream) return error.refusal;
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) return "broken";
    throw error;
  }
}
