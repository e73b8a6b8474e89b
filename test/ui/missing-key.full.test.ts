import ts from "typescript";
import { expect, test } from "vitest";

const file = "src/ui/asks-for-no-sentence.ts";
const text = `import { wordsOf } from "./words.ts";
const words = wordsOf("en");
export const asked = [words.say("finding.no-such-sentence"), words.say("finding.none-of"), words.say("finding.people")];
`;

test("the compiler names a key that no sentence has, and one used without its slots", () => {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ".");
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, version) =>
    path === file ? ts.createSourceFile(path, text, version) : getSourceFile(path, version);
  const program = ts.createProgram([file], options, host);
  const faults = program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain('"finding.no-such-sentence"');
  expect(faults[1]).toContain('"finding.people"');
});
