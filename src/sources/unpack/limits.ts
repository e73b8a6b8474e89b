import type { UnpackRefusal } from "../../base/problem-facts.ts";
/** Bounds on what a delivered file may unpack to, so that a zip bomb is refused before it fills the disk. */
export interface UnpackLimits {
  /** Zips and gzips inside each other. */
  readonly depth: number;
  /** Files in it, all levels together. */
  readonly files: number;
  /** Unpacked bytes, all levels together. */
  readonly bytes: number;
  /** Unpacked bytes for each delivered byte. Exports compress 5 to 50 times; DEFLATE can reach 1,032. */
  readonly ratio: number;
  /** Up to this many unpacked bytes any ratio is accepted: a short file of equal lines compresses well and does no harm. */
  readonly bytesOfAnyRatio: number;
  /** Bytes of a workbook's sheets and texts: they are read into memory whole. */
  readonly workbookBytes: number;
  /** Cells of a workbook's sheets, blank ones before the last included: the reader takes about half a kilobyte for each. */
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

  /** Counts files and bytes that are about to be written; a refusal where they are too many. */
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
