import { isMap, parseDocument } from "yaml";
import type { Profile } from "./profile.ts";

/** File name without its folders or zip. */
export const bareName = (name: string): string => name.replace(/^.*[/\\]/, "");

/** The profile as used for one file: with the year given for that file, if any. */
export function profileOfFile(profile: Profile, file: string): Profile {
  const year = profile.years?.[bareName(file)];
  return year === undefined ? profile : { ...profile, schoolYear: year };
}

/**
 * Adds another year's file to a profile, whose own year still applies to its other files.
 *
 * @param schoolYear  year given for this file; ignored if the file states its year
 */
export function withYearOf(profile: Profile, file: string, schoolYear: number): Profile {
  if (profile.schoolYear === undefined || profile.schoolYear === schoolYear) return profile;
  if (typeof profile.schoolYear !== "number") return { ...profile, schoolYear };
  const { fills, ...rest } = profile;
  return { ...rest, years: { ...profile.years, [bareName(file)]: schoolYear }, fills };
}

/** Profiles for one delivery whose files are all for one year; files that do not state their year get it. */
export const profilesInYear = <Saved extends { readonly text: string }>(
  profiles: readonly Saved[],
  schoolYear: number | undefined,
): Saved[] =>
  profiles.map((saved) => {
    if (schoolYear === undefined) return saved;
    const document = parseDocument(saved.text);
    // An unreadable profile is reported, with lines, when it is used.
    if (document.errors.length > 0 || !isMap(document.contents) || !document.has("schoolYear")) return saved;
    document.set("schoolYear", schoolYear);
    document.delete("years");
    return { ...saved, text: document.toString({ lineWidth: 120 }) };
  });
