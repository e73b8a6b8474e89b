import { rooms, withoutRules, worldly, worldlyFiles } from "./house/rooms.mjs";

/** What every room may import. */
const sharedBy = (room) => (room === "base" ? [] : withoutRules.includes(room) ? ["base"] : ["base", "rules"]);

const looksDown = ([room, below]) => ({
  name: `${room}-looks-down`,
  severity: "error",
  comment: `src/${room} may import ${[...sharedBy(room), ...below].join(", ")}. Need more? Move it down, or pass it in.`,
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...sharedBy(room), ...below].join("|")})/` },
});

export default {
  forbidden: [
    ...Object.entries(rooms).map(looksDown),
    {
      name: "no-circle",
      severity: "error",
      comment: "Two files that need each other are one file, or three.",
      from: {},
      to: { circular: true },
    },
    {
      name: "pure-rooms-touch-no-world",
      severity: "error",
      comment: "Files, network, clock and chance come in as arguments; only the worldly rooms import Node modules.",
      from: {
        path: "^src/",
        pathNot: [`^src/(${worldly.join("|")})/`, ...worldlyFiles.map((f) => `^${f.replaceAll(".", "\\.")}$`)],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "src-never-imports-test",
      severity: "error",
      comment: "What tests need lives in test/.",
      from: { path: "^src/" },
      to: { path: "^(test|bench|house)/" },
    },
    {
      name: "known-room",
      severity: "error",
      comment: "A new room is a design decision: add it to house/rooms.mjs and ARCHITECTURE.md.",
      from: { path: "^src/", pathNot: `^src/(cli|${Object.keys(rooms).join("|")})/` },
      to: {},
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
