import { textWidth } from "./text-width.ts";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly anchor: "" | "e" | "m";
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Places labels next to their points without overlap and inside the box. A label is never cut: those that
 * do not fit are dropped, and the table has them.
 */
export function placeLabels(
  points: readonly { readonly x: number; readonly y: number; readonly label: string }[],
  box: Box,
): readonly PlacedLabel[] {
  const occupied: Box[] = points.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  const placed: PlacedLabel[] = [];
  for (const { x, y, label } of points) {
    const width = textWidth(label, 13, true);
    const tries: readonly [number, number, "" | "e" | "m"][] = [
      [x + 7, y - 8, ""],
      [x - 7, y - 8, "e"],
      [x + 9, y + 4.5, ""],
      [x - 9, y + 4.5, "e"],
      [x, y - 10, "m"],
      [x, y + 20, "m"],
      [x + 7, y + 17, ""],
      [x - 7, y + 17, "e"],
    ];
    for (const [tx, ty, anchor] of tries) {
      const left = anchor === "" ? tx : anchor === "e" ? tx - width : tx - width / 2;
      const room: Box = { left, right: left + width, top: ty - 11, bottom: ty + 4 };
      if (room.left < box.left || room.right > box.right || room.top < box.top || room.bottom > box.bottom) continue;
      if (occupied.some((other) => overlap(room, other))) continue;
      occupied.push(room);
      placed.push({ x: tx, y: ty, label, anchor });
      break;
    }
  }
  return placed;
}
