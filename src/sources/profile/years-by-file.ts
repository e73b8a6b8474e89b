import { isMap, parseDocument } from "yaml";
import type { Profile } from "./profile.ts";

/** The name of a file without its folders and the zip it is in. */
export const bareName = (name: string): string => name.replace(/^.*[/\\]/, "");

/** A profile as it reads one file: with the year that is given for it, where there is one. */
export function profileOfFile(profile: Profile, file: string): Profile {
  const year = profile.years?.[bareName(file)];
  return year === undefined ? profile : { ...profile, schoolYear: year };
}

/**
 * A profile that reads a file of another year: the year it has stays that of its other files.
 *
 * @param schoolYear  what a person said of this file; of a file that states its year there is nothing to say
 */
export function withYearOf(profile: Profile, file: string, schoolYear: number): Profile {
  if (profile.schoolYear === undefined || profile.schoolYear === schoolYear) return profile;
  if (typeof profile.schoolYear !== "number") return { ...profile, schoolYear };
  const { fills, ...rest } = profile;
  return { ...rest, years: { ...profile.years, [bareName(file)]: schoolYear }, fills };
}

/** Profiles as one delivery uses them, whose files are all about one year: those whose files do not state their year themselves take it. */
export const profilesInYear = <Saved extends { readonly text: string }>(
  profiles: readonly Saved[],
  schoolYear: number | undefined,
): Saved[] =>
  profiles.map((saved) => {
    if (schoolYear === undefined) return saved;
    const document = parseDocument(saved.text);
    // A profile that cannot be read is reported with its lines when it is used.
    if (document.errors.length > 0 || !isMap(document.contents) || !document.has("schoolYear")) return saved;
    document.set("schoolYear", schoolYear);
    document.delete("years");
    return { ...saved, text: document.toString({ lineWidth: 120 }) };
  });
