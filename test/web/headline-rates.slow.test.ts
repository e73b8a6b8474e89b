/** Every page about a gap of the sample district: the rates next to a headline are in the headline's direction. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Lang } from "../../src/base/lang.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { sampleReport } from "../sample-district.ts";

const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** The sentence under a headline with its slots as groups: count, students, rate. */
function ledeOf(lang: Lang): RegExp {
  const [count, percent] = ["([\\d,]+)", "([\\d.]+%)"];
  const sentences = wordsOf(lang).say("shortfall.counts", {
    k: count,
    n: count,
    rate: percent,
    rate2: "",
    comparison: "",
  });
  return new RegExp(sentences.slice(0, sentences.indexOf(percent) + percent.length));
}

test.each(["en", "es"] as const)("counts and chart state the rate that the sentence states (%s)", async (lang) => {
  const folder = await sampleReport("full", lang);
  const lede = ledeOf(lang);
  const seen = new Map<string, number>();
  for (const [kind, start] of [
    ["gaps", /<section[^>]*panel/],
    ["school-gaps", /<li id=/],
  ] as const)
    for (const name of readdirSync(join(folder, kind))) {
      for (const part of readFileSync(join(folder, kind, name), "utf8")
        .split(start)
        .slice(1)) {
        const text = textOf(part);
        const [sentence = "", k = "", n = "", rate = ""] = lede.exec(text) ?? [];
        if (sentence === "") continue;
        const rest = text.replace(sentence, "");
        expect(rest, name).toContain(`${k} ${lang === "en" ? "of" : "de"} ${n} (${rate})`);
        // The chart or the table of years has the rate again.
        if (/<table/.test(part)) expect(rest.split(`${rate} `).length, name).toBeGreaterThan(1);
        const question = kind === "gaps" ? (name.split(".")[0] ?? "") : kind;
        seen.set(question, (seen.get(question) ?? 0) + 1);
      }
    }
  // Questions of both directions, or the test looked at nothing.
  for (const question of ["chronic-absence", "course-failure", "math-met", "school-gaps"])
    expect(seen.get(question), question).toBeGreaterThan(0);
});
