import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** British spellings of words in this repository. American English everywhere: the readers are American districts, and an id is forever. */
const british =
  /colour|favour|behaviour|neighbour|honour|labour|offence|defence|licence|catalogue|centre\b|theatre|programme\b|counsell|labell|modell(ed|ing)|cancelled|travell(ed|ing|er)|enrol(s|ment)?\b|fulfil(s|ment)?\b|misspelt|learnt\b|towards\b|(?<!para)grey\b|analys(e|ed|es|ing)\b|(recogn|prioriti|normali|standardi|regulari|lineari|organi|summari|categori|minimi|maximi|optimi|initiali|seriali|generali|speciali|stabili|visuali|anonymi|randomi)s(e|ed|es|ing|ation)\b/i;

/**
 * Files where a British spelling is correct: external data (vectors, names of schools, districts' headings and words), and the lists of
 * spellings themselves.
 */
const excepted =
  /^(LICENSE|package-lock\.json|data\/|house\/spelling\.ts|src\/base\/former-ids\.ts|test\/sources\/former-ids\.test\.ts|test\/ui\/words\.test\.ts|test\/vectors\/|src\/sources\/course-kinds\.ts|src\/(mapper|sources)\/(.*\/)?(code-words|match-columns)\.ts|src\/ui\/.*\bes\b)|\.(png|woff2?|xlsx|zip)$/;

/** Every line, and every file name, with a British spelling. */
export function britishSpellings(): string[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && existsSync(file) && !excepted.test(file));
  return files.flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n");
    const found = lines.flatMap((line, at) => {
      const word = british.exec(line)?.[0];
      return word === undefined ? [] : [`${file}:${at + 1}: "${word}" is British spelling`];
    });
    return british.test(file) ? [`${file}: its name is British spelling`, ...found] : found;
  });
}
