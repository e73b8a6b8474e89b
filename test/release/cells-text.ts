import type { ReleaseCell } from "../../src/release/cell.ts";
import { writeCells } from "../../src/release/cells-file.ts";

/** `cells.csv` as one text. */
export const cellsText = (cells: readonly ReleaseCell[]): string => [...writeCells(cells)].join("");
