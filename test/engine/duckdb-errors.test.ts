import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";

test("a failed query has the reason, but never quotes the value of a row", async () => {
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
