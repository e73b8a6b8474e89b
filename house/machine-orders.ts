/** Orders that depend on the machine's language: `localeCompare` without a locale. `compareText` of `base` orders the same everywhere. */
export const machineOrders = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, text]) =>
    [...text.matchAll(/localeCompare\([^,()]*\)/g)].map(
      ({ index }) => `${file}:${text.slice(0, index).split("\n").length}: localeCompare needs a locale`,
    ),
  );
