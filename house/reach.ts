/**
 * Fails for an export of the method rooms that no command, page or report uses and that house/waiting.ts does not
 * list. `node house/reach.ts SRC` reads another source tree and only counts what no entry point reaches.
 */
import { symbolGraph } from "./symbol-graph.ts";
import { unreachedExports, unreachedSize } from "./unreached.ts";
import { waiting } from "./waiting.ts";

const doors = ["cli/fairlead.ts"];
const rooms = [
  "stats",
  "measures",
  "models",
  "funding",
  "improve",
  "surveys",
  "app",
  "cli",
  "web",
  "ui",
  "printers",
  "groups",
  "release",
  "privacy",
  "attack",
  "publish",
];

const other = process.argv[2];
const graph = symbolGraph(other ?? "src");
const { functions, lines, files } = unreachedSize(graph, doors);
const problems = other === undefined ? unreachedExports({ graph, doors, rooms, waiting }) : [];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
console.log(
  `reach: ${Object.keys(waiting).length} exports wait for their feature; of all of src, ${functions} functions, ${lines} lines of declarations and ${files} whole files are reached by no door`,
);
