import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    globalSetup: ["test/temporary-folder.ts"],
    setupFiles: ["test/property-seed.ts"],
    // Only a test that hangs meets these: they must hold on a machine that is busy with other things.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    maxWorkers: 2,
    // Files share a process, and so what it has imported and compiled: a third of the time of quick tests.
    isolate: false,
    // Node runs the tests and the program as it runs the shipped program, without Vite's transforms. `vi.mock` needs those, and no test uses it.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    env: { TZ: "UTC", LC_ALL: "en_US.UTF-8", NO_COLOR: "1" },
    reporters: ["default", "./test/closing-line.ts"],
  },
});
