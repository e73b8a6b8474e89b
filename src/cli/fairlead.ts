import { enableCompileCache } from "node:module";

// Everything written, by the engine too, is readable only by its owner: it contains student records and exact counts.
process.umask(0o077);
// Cache compiled modules between commands; halves the start-up time.
enableCompileCache();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
