import { fileName } from "../../base/file-name.ts";
import type { Lang } from "../../base/lang.ts";

/** Addresses of pages that only the site for everybody has, relative to the folder of its language. The others are as in an audit. */
export const homePath = "index.html";
export const doPath = "what-we-do.html";
export const askPath = "ask.html";
export const downloadsPath = "numbers.html";
export const privacyPath = "privacy.html";
export const accessibilityPath = "accessibility.html";
/** A page of the list of places; the first is page 0. */
export const placesPagePath = (page: number): string => (page === 0 ? "schools.html" : `schools-${page + 1}.html`);
/** Folder of the files for everybody, relative to the site. */
export const dataFolder = "data/";
type PacketPlace = { readonly kind: string; readonly id: string };

/** Printed matter about each place, and the names of its files. */
const packetNames = {
  letter: ({ kind, id }: PacketPlace) => fileName`${kind}.${id}.letter.pdf`,
  board: ({ kind, id }: PacketPlace) => fileName`${kind}.${id}.board.pdf`,
  numbers: ({ kind, id }: PacketPlace) => fileName`${kind}.${id}.numbers.xlsx`,
  slides: ({ kind, id }: PacketPlace) => fileName`${kind}.${id}.slides.pptx`,
};
export type PacketPart = keyof typeof packetNames;
export const packetParts = Object.keys(packetNames) as readonly PacketPart[];
/** A file of the printed matter, relative to the site. */
export const packetPath = (lang: Lang, place: PacketPlace, part: PacketPart): string =>
  `packet/${lang}/${packetNames[part](place)}`;
