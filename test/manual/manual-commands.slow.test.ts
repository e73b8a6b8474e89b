import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fairlead } from "../cli/run.ts";
import { readPdf } from "../printers/read-pdf.ts";
import { freshFolder } from "../sources/small-district.ts";

const folder = join(import.meta.dirname, "..", "..", "docs/manual");

interface Written {
  readonly args: readonly string[];
  readonly exit: number;
}

/** The commands of a page, in order. A comment states an exit code other than 0. */
const commandsOf = (page: string): readonly Written[] =>
  [...readFileSync(join(folder, page), "utf8").matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = ""]) => block.trim().split("\n"))
    .map((line) => {
      const [command = "", comment = ""] = line.split(" # ");
      const args = [...command.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
      expect(args[0], line).toBe("fairlead");
      return { args: args.slice(1), exit: Number(/exits with (\d)/.exec(comment)?.[1] ?? 0) };
    });

test("the commands of the tutorial and of the how-to run as written, one after the other", {
  timeout: 600_000,
}, async () => {
  const cwd = freshFolder();
  const commands = ["tutorial.md", "how-to.md"].flatMap(commandsOf);
  expect(commands.length).toBeGreaterThan(12);
  for (const { args, exit } of commands) {
    const ran = fairlead(cwd, args);
    expect(ran.code, `${args.join(" ")}\n${ran.err}`).toBe(exit);
  }
  for (const file of [
    "report/index.html",
    "informe/index.html",
    "board.en.pdf",
    "board.es.pdf",
    "our-district/fairlead.yaml",
  ])
    expect(existsSync(join(cwd, file)), file).toBe(true);
  expect((await readPdf(readFileSync(join(cwd, "board.es.pdf")))).language).toBe("es");
});
