import { withTemporaryFolder } from "../base/temporary-folder.ts";
import { flatFiles } from "./flat-files.ts";
import { sources } from "./index.ts";
import type { InputFile } from "./reading.ts";
import { headOf } from "./sniff.ts";

/** Text files that no built-in source recognizes by content, so they need a profile. */
export async function unknownFiles(files: readonly InputFile[]): Promise<InputFile[]> {
  return await withTemporaryFolder(async (work) => {
    const unknown: InputFile[] = [];
    for (const { name, content } of await flatFiles(files, work, () => {})) {
      const file = files.find((f) => f.name === name);
      if (file === undefined || content.kind !== "text") continue;
      const head = await headOf(content.path);
      if (sources.every((s) => s.recognize(head) === null)) unknown.push(file);
    }
    return unknown;
  });
}
