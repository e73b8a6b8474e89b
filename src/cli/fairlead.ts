import { enableCompileCache } from "node:module";

// Everything that is written, by the engine too, is for its owner alone: student records and exact counts.
process.umask(0o077);
// What is compiled for one command is kept for the next: a start takes half the time.
enableCompileCache();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
