import { count, n, plural } from "./writing.ts";

/** Output of `fairlead attack`, English. */
export const terminalAttack = {
  attack: {
    about: "try to work out hidden numbers from the public files of one or more releases together",
    folders: "folders of releases, each with data/cells.csv and data/structure.json",
    working: (releases: number) => `Attacking ${count(releases, "release")}`,
    safe: (facts: { readonly hidden: number; readonly offered: number }) =>
      `Nothing hidden could be worked out: ${n(facts.hidden)} of ${n(facts.offered)} numbers of students are hidden or a range.`,
    reversed: (leaks: number) => `Do not publish: ${count(leaks, "number")} can give a student away.`,
    contradicts: "Do not publish: the release contradicts itself.",
    misrounded: (leaks: number) =>
      `Do not publish: ${count(leaks, "number")} ${plural(leaks, "is", "are")} not rounded as the release says.`,
    kinds: {
      shown: (leaks: number) => `${count(leaks, "small group")} ${plural(leaks, "is", "are")} printed as a number:`,
      exact: (leaks: number) => `${count(leaks, "hidden small group")} can be worked out exactly:`,
      narrow: (leaks: number) => `${count(leaks, "hidden small group")} can be worked out to within a few students:`,
      union: (leaks: number) => `${count(leaks, "sum")} of hidden groups ${plural(leaks, "is", "are")} a small group:`,
      outcome: (leaks: number) =>
        `The number of students with an outcome can be worked out for ${count(leaks, "group")}, and it gives students away:`,
      everyone: (leaks: number) =>
        `At ${count(leaks, "place")}, every student is in one group, so each one's status is known:`,
      amount: (leaks: number) => `${count(leaks, "hidden average")} can be worked out:`,
      revision: (leaks: number) => `Two releases differ by a few students in ${count(leaks, "number")}:`,
      marker: (leaks: number) => `${count(leaks, "mark")} ${plural(leaks, "says", "say")} more than “hidden”:`,
      rounding: (leaks: number) =>
        `${count(leaks, "value")} ${plural(leaks, "is", "are")} printed in a way that the release's rounding rules out:`,
      contradiction: () => "No numbers fit everything that is printed, so nothing can be proven:",
    },
    onPages: (leaks: number) =>
      `Do not publish: the built files show more than the release in ${count(leaks, "place")}.`,
    surface: {
      "hidden-shown": (leaks: number) => `${count(leaks, "hidden number")} ${plural(leaks, "is", "are")} on a page:`,
      "beside-hidden": (leaks: number) => `A page has other numbers in the row of ${count(leaks, "hidden number")}:`,
      otherwise: (leaks: number) =>
        `${count(leaks, "number")} on a page ${plural(leaks, "is", "are")} not what cells.csv prints:`,
      "no-cell": (leaks: number) =>
        `${count(leaks, "number")} on a page ${plural(leaks, "is", "are")} not in cells.csv:`,
      field: (leaks: number) =>
        `${count(leaks, "file")} ${plural(leaks, "has", "have")} a field from which a hidden number follows:`,
      secret: (leaks: number) => `${count(leaks, "file")} ${plural(leaks, "has", "have")} a student's id or name:`,
    },
    inFile: (path: string, line: number | null) => (line === null ? path : `${path}, line ${n(line)} of cells.csv`),
    together: "all releases together",
    more: (others: number) => `... and ${n(others)} more.`,
    tried: (facts: { readonly offered: number; readonly unknowns: number; readonly solved: number }) =>
      `Tried: sums, bounds and equations over ${n(facts.offered)} offered and ${n(facts.unknowns)} unlisted numbers, and a solver on ${n(facts.solved)} of them.`,
    harmless: (numbers: number) =>
      `${count(numbers, "hidden number")} can be worked out without harm: ${plural(numbers, "it is", "they are")} 0 or large enough to show.`,
    sample:
      "The solver saw only a part of the hidden numbers or of their sums, because there are many. The other checks covered all.",
    unsolved: (numbers: number) => `The solver ran out of time for ${count(numbers, "number")}.`,
  },
};
