import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

test("a run leaves nothing in the temporary folder, even when its tests fail", () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
  const [temporary, suite] = [join(folder, "temporary"), join(folder, "suite")];
  for (const path of [temporary, suite]) mkdirSync(path);
  writeFileSync(
    join(suite, "leaves.test.mjs"),
    `import { writeFileSync } from "node:fs";
    import { tmpdir } from "node:os";
    it("writes a file and fails", () => {
      writeFileSync(tmpdir() + "/left.txt", "left");
      writeFileSync(${JSON.stringify(join(folder, "wrote-in.txt"))}, tmpdir());
      throw new Error("fails");
    });`,
  );
  const setup = join(import.meta.dirname, "temporary-folder.ts");
  writeFileSync(
    join(suite, "vitest.config.mjs"),
    `export default { test: { globals: true, globalSetup: [${JSON.stringify(setup)}], include: ["*.test.mjs"] } };`,
  );
  const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
  const ran = spawnSync(process.execPath, [vitest, "run", "--root", suite], { env, encoding: "utf8" });
  expect(ran.status, ran.stdout + ran.stderr).toBe(1);
  expect(dirname(readFileSync(join(folder, "wrote-in.txt"), "utf8"))).toBe(temporary);
  expect(readdirSync(temporary)).toEqual([]);
});
