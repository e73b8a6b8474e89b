/** Property tests draw the same cases on every run, so that nobody's run fails by luck; `npm run test:explore` gives another seed. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FAIRLEAD_TEST_SEED"] ?? 20_260_327) });
