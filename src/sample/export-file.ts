/** A file exported by a district's systems. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Formatting of a year's export files. */
export interface FileHabits {
  readonly encoding: "utf-8" | "utf-8-bom" | "windows-1252";
  readonly newline: "\n" | "\r\n";
  /** Dates as MM/DD/CCYY instead of CCYYMMDD. */
  readonly slashDates: boolean;
  /** The state's own extract: `-R` and two appended dates. */
  readonly extract: boolean;
}

/** Formatting varies from year to year, as in real systems. */
export function habitsOf(yearsBack: number): FileHabits {
  const kinds: readonly FileHabits[] = [
    { encoding: "utf-8", newline: "\r\n", slashDates: false, extract: false },
    { encoding: "utf-8-bom", newline: "\r\n", slashDates: false, extract: false },
    { encoding: "windows-1252", newline: "\r\n", slashDates: true, extract: false },
    { encoding: "utf-8", newline: "\n", slashDates: false, extract: true },
  ];
  return kinds[yearsBack % kinds.length] as FileHabits;
}

/** Encodes text. Latin-1 equals Windows-1252 for every letter of the names. */
export function encoded(text: string, habits: FileHabits, namesMatter: boolean): Uint8Array {
  if (habits.encoding === "windows-1252") return Buffer.from(text, "latin1");
  return Buffer.from(habits.encoding === "utf-8-bom" && namesMatter ? `\ufeff${text}` : text, "utf8");
}
