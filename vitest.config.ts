import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    globalSetup: ["test/temporary-folder.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    env: { TZ: "UTC", LC_ALL: "en_US.UTF-8", NO_COLOR: "1" },
    reporters: ["default", "./test/closing-line.ts"],
  },
});
