import { count, n, plural } from "./writing.ts";

/** Output of `fairlead release`, English. */
export const terminalRelease = {
  release: {
    about: "protect the audit's numbers, try to reverse them, and publish them once a person approves",
    approvedBy: "the person who approves; without a name nothing is written",
    reason: "why this is released, for the sign-off log",
    policy: "privacy policy, such as us-ca",
    date: "day of the release, such as 2026-12-01; default: today",
    nameMissing: "An approval needs the name of a person: --approved-by NAME.",
    reasonMissing: "An approval needs a reason: --reason TEXT.",
    steps: {
      protect: "Protecting small groups, and trying to work out what is hidden",
      write: "Writing the release",
    },
    refused: (cells: number) => `Not published: ${count(cells, "number")} would not be safe.`,
    reasons: {
      unproved: (cells: number) => `${count(cells, "hidden number")} could not be shown to be unknown:`,
      union: (cells: number) => `${count(cells, "sum")} of hidden groups would be a small group:`,
      "shown-again": (cells: number) => `${count(cells, "number")} ${plural(cells, "was", "were")} hidden before:`,
      "small-revision": (cells: number) =>
        `${count(cells, "number")} ${plural(cells, "differs", "differ")} by a few students from what was published:`,
      leak: (cells: number) => `${count(cells, "number")} could be worked out:`,
      certificate: (cells: number) => `The proof of ${count(cells, "number")} is not valid:`,
    },
    together: "all releases together",
    more: (others: number) => `... and ${n(others)} more.`,
    safe: "Nothing hidden could be worked out.",
    printed: (facts: { readonly exact: number; readonly ranges: number; readonly hidden: number }) =>
      `Numbers of students: ${n(facts.exact)} exact, ${n(facts.ranges)} as ranges, ${n(facts.hidden)} hidden.`,
    rates: (facts: { readonly shown: number; readonly hidden: number }) =>
      `Rates: ${n(facts.shown)} shown, ${n(facts.hidden)} hidden.`,
    tried: (facts: { readonly worlds: number; readonly sensitive: number; readonly releases: number }) =>
      `Proof: ${count(facts.worlds, "other table")} would be printed alike, for ${count(facts.sensitive, "secret number")} in ${count(facts.releases, "release")}.`,
    first: "This is the first release.",
    moved: "These numbers moved since the last release:",
    same: "No number moved since the last release.",
    moves: {
      records: (numbers: number) => `${count(numbers, "number")}, because records of the year changed`,
      new: (numbers: number) => `${count(numbers, "number")}, because ${plural(numbers, "it is", "they are")} new`,
      gone: (numbers: number) =>
        `${count(numbers, "number")}, because ${plural(numbers, "it is", "they are")} no longer offered`,
      hidden: (numbers: number) =>
        `${count(numbers, "number")}, because ${plural(numbers, "it is", "they are")} hidden now to protect others`,
      rules: (numbers: number) => `${count(numbers, "number")}, because the rules of the release changed`,
    },
    leftOut: (questions: number, groupings: number) =>
      `Left out: ${count(questions, "question")} and ${count(groupings, "grouping")} that the audit has. --json lists them with the reason.`,
    notDivided: (questions: number) =>
      `${count(questions, "question")} ${plural(questions, "is", "are")} not divided by every grouping, because the records do not say the group of every student.`,
    preview: "Nothing was written. To publish, a person approves it: --approved-by NAME --reason TEXT.",
    written: (folder: string, pages: number, packet: number) =>
      `Released in ${folder}: ${count(pages, "page")}, ${count(packet, "file")} to print or share, and the data.`,
    keep: "Copy site to a web server, and data if you like. Never copy private: it has the true numbers.",
  },
};
