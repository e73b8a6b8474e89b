import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";

test("a failed query gives the reason but never quotes a row's value", async () => {
  const db = await openDuckDb(":memory:");
  try {
    await db.all("CREATE TABLE student (id TEXT); INSERT INTO student VALUES ('secret-17')");
    await expect(db.all("SELECT CAST(id AS INTEGER) FROM student")).rejects.toMatchObject({
      code: "engine.question-failed",
      facts: { message: expect.not.stringContaining("secret") },
    });
    await expect(db.all("SELECT nothing FROM student")).rejects.toMatchObject({
      facts: { message: expect.stringContaining("nothing") },
    });
  } finally {
    await db.close();
  }
});
