import { expect, test } from "vitest";
import { handBuiltKeysIn } from "../../house/hand-built-keys.ts";

/** Templates use `#` instead of `$` here, so that the linter does not flag them. */
const found = (text: string, file = "src/reports/overview.ts"): number =>
  handBuiltKeysIn(file, text.replaceAll("#{", "$\u007b")).length;

test("finds keys built or parsed by hand, however they are written", () => {
  for (const line of [
    "const key = `#{place.kind}:#{place.id}`;",
    "const key = `#{grouping}=#{level}`;",
    "const key = `#{a}*#{b}`;",
    "const id = `#{indicator}/#{year}/#{kind}:#{id}/#{grouping}=#{level}/all`;",
    "const key = `race-ethnicity=#{race}`;",
    "const sql = `'race-ethnicity*gender=#{race}*#{sex}'`;",
    "const start = `#{grouping}=`;",
    "const code = `level:#{level}`;",
    'const key = grouping + "=" + level;',
    'const [grouping, level] = key.split("=");',
    'const isCrossing = grouping.includes("*");',
    'const key = groupings.join("*");',
  ])
    expect(found(line), line).toBeGreaterThan(0);
});

test("allows the file of keys, words, SQL, addresses and file positions", () => {
  expect(found("export const groupKey = `#{grouping}=#{level}`;", "src/base/keys.ts")).toBe(0);
  for (const line of [
    "const sql = `SELECT * FROM t WHERE a = #{b} AND c=#{d}`;",
    "const line = `#{path}:#{line}:#{column}: #{message}`;",
    "const label = `#{words.file}:`;",
    "const address = `http://#{host}:#{port}`;",
    "const href = html`<a href=#{address}>`;",
    "const time = `#{year}-#{month}-#{day}T#{hour}:#{minute}Z`;",
    "const path = `#{folder}/#{name}`;",
    'const at = [line, column].join(":");',
  ])
    expect(found(line), line).toBe(0);
});
