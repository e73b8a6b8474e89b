import { test } from "vitest";
import { checkSwapped, roster } from "./swapped-columns.ts";

test("two columns with each other's values hold the load, next year too", () =>
  checkSwapped(roster, [
    ["Student ID", "Last Name"],
    ["Last Name", "School Code"],
    ["Student ID", "Grade"],
    ["School Code", "Birthdate"],
    ["Gender", "Ethnicity"],
    ["Birthdate", "Entry Date"],
    ["Grade", "EL Status"],
    ["Economically Disadvantaged", "Homeless"],
    ["Economically Disadvantaged", "Foster Youth"],
    ["Economically Disadvantaged", "504 Plan"],
  ]));
