/**
 * Property tests use the same cases on every run, so that none fails by chance; `npm run test:explore` sets another
 * seed.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FAIRLEAD_TEST_SEED"] ?? 20_260_327) });
