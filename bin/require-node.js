// Stops an npm script with one sentence on a Node that cannot run it, instead of a stack trace from the first TypeScript file.
import { newEnough, refuse } from "./node-version.js";

if (!newEnough(process.versions.node)) refuse();
