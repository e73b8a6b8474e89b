/**
 * Edition of the methods, printed on the methods page so that it can be cited: the day of the last change to a
 * definition or rule that moves a number. Our own, with each such change in CHANGELOG.md.
 */
export const methodsEdition = { day: "2026-12-01" } as const;
