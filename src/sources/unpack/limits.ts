import type { UnpackRefusal } from "../../base/problem-facts.ts";
/** Limits on what a delivered file may unpack to, so that a zip bomb is rejected before it fills the disk. */
export interface UnpackLimits {
  /** Nesting depth of zips and gzips. */
  readonly depth: number;
  /** Files in it, over all levels. */
  readonly files: number;
  /** Unpacked bytes, over all levels. */
  readonly bytes: number;
  /** Unpacked bytes per delivered byte. Exports compress 5 to 50 times; DEFLATE can reach 1,032. */
  readonly ratio: number;
  /**
   * Below this many unpacked bytes any ratio is accepted: a short file of equal lines compresses well and is
   * harmless.
   */
  readonly bytesOfAnyRatio: number;
  /** Bytes of a workbook's sheets and texts, which are read into memory in full. */
  readonly workbookBytes: number;
  /**
   * Cells of a workbook's sheets, including blanks before the last one; the reader uses about half a kilobyte per
   * cell.
   */
  readonly workbookCells: number;
}

export const unpackLimits: UnpackLimits = {
  depth: 3,
  files: 10_000,
  bytes: 64 * 2 ** 30,
  ratio: 200,
  bytesOfAnyRatio: 64 * 2 ** 20,
  workbookBytes: 256 * 2 ** 20,
  workbookCells: 2_000_000,
};

/** What one delivered file may still unpack; shared by the zips and gzips inside it. */
export class UnpackBudget {
  private files = 0;
  private bytes = 0;
  private readonly limits: UnpackLimits;
  private readonly deliveredBytes: number;

  constructor(limits: UnpackLimits, deliveredBytes: number) {
    this.limits = limits;
    this.deliveredBytes = deliveredBytes;
  }

  /** Charges files and bytes about to be written; returns a refusal if there are too many. */
  spend(files: number, bytes: number): UnpackRefusal | null {
    const { limits } = this;
    this.files += files;
    this.bytes += bytes;
    if (this.files > limits.files) return { reason: "too-many-files", most: limits.files };
    if (this.bytes > limits.bytes) return { reason: "too-large", most: limits.bytes };
    if (this.bytes > Math.max(limits.bytesOfAnyRatio, limits.ratio * this.deliveredBytes)) {
      return { reason: "ratio", most: limits.ratio };
    }
    return null;
  }

  /** @param depth  1 for the delivered file itself */
  enter(depth: number): UnpackRefusal | null {
    return depth > this.limits.depth ? { reason: "too-deep", most: this.limits.depth } : null;
  }
}
