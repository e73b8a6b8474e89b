import { brand, type MadeFor } from "../cube/brand.ts";
import type { Release } from "../release/cell.ts";
import { readCells } from "../release/cells-file.ts";
import { readStructure } from "../release/structure-file.ts";

/** A release that everybody may see. Only this file can make one: of what was protected, or of what was published before. */
export type PublicRelease = Release & MadeFor<"public">;

/** The release that `protectRelease` found safe. It alone calls this (`house/audience.ts` checks it). */
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
