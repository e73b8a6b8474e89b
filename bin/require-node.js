// Ends an npm script with one sentence on a Node that cannot run it, instead of the stack of the first TypeScript file it meets.
import { newEnough, refuse } from "./node-version.js";

if (!newEnough(process.versions.node)) refuse();
