import { brand, type MadeFor } from "../cube/brand.ts";
import type { Release } from "../release/cell.ts";
import { readCells } from "../release/cells-file.ts";
import { readStructure } from "../release/structure-file.ts";

/**
 * A release that everybody may see. Created only here: from a protected release, or from one that was published
 * before.
 */
export type PublicRelease = Release & MadeFor<"public">;

/** Brands the release that `protectRelease` found safe. Nothing else calls this (`house/audience.ts` checks it). */
export const publicRelease = ({ structure, cells }: Release): PublicRelease => brand("public", { structure, cells });

/**
 * A release that was published before, from its two files.
 *
 * @throws AppError release.structure, release.cells
 */
export function readPublicRelease(structureText: string, cellsText: string | Iterable<string>): PublicRelease {
  const structure = readStructure(structureText);
  return brand("public", { structure, cells: readCells(cellsText, structure) });
}
