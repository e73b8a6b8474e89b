/** Files that operating systems and office programs leave in folders and zips; not part of a delivery. */
const clutter =
  /^(\._.*|\.DS_Store|\.localized|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|~\$.*|Thumbs\.db|desktop\.ini)$/i;

/** @param name  of a file or folder, without its path */
export const isClutter = (name: string): boolean => clutter.test(name);

/** A hidden file may belong to a delivery, so the reading reports that it was skipped. */
export const isHidden = (name: string): boolean => name.startsWith(".");
