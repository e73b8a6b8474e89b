/** Who may import whom: every room may import itself and `base`; nothing else unless it stands here. */
export const rooms = {
  base: [],
  stats: [],
  rules: [],
  records: [],
  access: [],
  engine: ["records"],
  sources: ["engine", "records"],
  groups: ["records"],
  surveys: ["records"],
  indicators: ["surveys", "records"],
  cube: ["groups", "indicators", "engine", "records"],
  measures: ["cube", "stats", "rules"],
  privacy: ["cube", "rules"],
  models: ["measures", "cube", "stats", "rules"],
  funding: ["measures", "cube", "stats", "rules"],
  improve: ["measures", "stats"],
  store: ["improve", "access"],
  reports: ["models", "funding", "improve", "measures", "cube", "groups", "indicators", "rules"],
  ui: ["reports"],
  web: ["ui", "reports", "improve"],
  publish: ["ui", "reports"],
  server: ["web", "publish", "reports", "store", "access", "privacy", "cube", "engine", "rules", "improve"],
};

/** Rooms that may touch files, network, clock and chance; all others are pure. */
export const worldly = ["engine", "sources", "store", "server", "cli"];
/** Single files in pure rooms that may do so all the same. */
export const worldlyFiles = ["src/cube/file.ts", "src/cube/threads.ts", "src/cube/thread.ts"];
