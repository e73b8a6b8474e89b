import { enableCompileCache } from "node:module";

// What is compiled for one command is kept for the next: a start takes half the time.
enableCompileCache();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
