import { expect, test } from "vitest";
import { cubeThreads } from "../../src/cube/threads.ts";
import { testInParts } from "./student-years-in-parts.ts";

testInParts([40]);

test("an error in a worker thread has the same code as in the main thread", async () => {
  const threads = cubeThreads(1);
  const { answer } = await threads.begin(
    "part",
    {
      question: { op: "table", id: "not-given", columns: ["a"] },
      tables: new Map(),
      dictionary: { words: new Int32Array(4), count: 0, long: [] },
      keep: [],
    },
    1,
  );
  await expect(answer).rejects.toMatchObject({ code: "records.table-not-given" });
  await threads.close();
});
