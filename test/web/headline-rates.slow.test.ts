/** Every page about a gap of the sample district: the rates next to a headline are in the headline's direction. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Lang } from "../../src/base/lang.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { sampleReport } from "../sample-district.ts";

const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** A headline about the students a gap costs and the rate under it, with its slots as groups: students, count, rate. */
function headlineOf(lang: Lang): RegExp {
  const words = wordsOf(lang);
  const [count, percent] = ["([\\d,]+)", "([\\d.]+%)"];
  const slots = {
    n: count,
    k: count,
    n2: count,
    group: "\n",
    did: "\n",
    rate: "\n",
  };
  const rates = words.say("finding.rates", { rate: percent, rate2: "", comparison: "" });
  const [start = ""] = words.say("title.people", slots).split("\n");
  // No other sentence that begins like a headline is in between.
  const rest = `(?:(?!${start.replace(count, "[\\d,]+")}).)*?`;
  const pattern = words
    .say("title.people", slots)
    .replace(/\.$/, "")
    .replace(/\. (\p{Lu})/u, (_, letter: string) => `; ${letter.toLowerCase()}`)
    .replaceAll("\n", rest);
  return new RegExp(`${pattern}${rest}${rates.slice(0, rates.indexOf(percent) + percent.length)}`);
}

test.each(["en", "es"] as const)("counts and chart state the rate that the sentence states (%s)", async (lang) => {
  const folder = await sampleReport("full", lang);
  const headline = headlineOf(lang);
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
        const [sentence = "", n = "", k = "", , rate = ""] = headline.exec(text) ?? [];
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
