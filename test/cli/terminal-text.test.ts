import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { openTerminal, shorten, wrap } from "../../src/cli/terminal.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

const text = fc.string({
  unit: fc.constantFrom("a", "bc", " ", "\n", "é", "学", "校", "👩‍🏫", "🇲🇽", "\u001b[1mbold\u001b[22m", "."),
  maxLength: 60,
});

test("wrapping never exceeds the screen or loses characters, including wide letters, emoji and color codes", () => {
  const letters = (of: string): string => stripVTControlCharacters(of).replaceAll(/\s/g, "");
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 60 }), fc.integer({ min: 0, max: 8 }), (given, columns, indent) => {
      const wrapped = wrap(given, columns, indent);
      for (const line of wrapped.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      expect(letters(wrapped)).toBe(letters(given));
    }),
  );
  expect(wrap("学校".repeat(15), 20)).toBe(["学校".repeat(5), "学校".repeat(5), "学校".repeat(5)].join("\n"));
});

test("an id, path, address or checksum that is longer than the screen is whole, on a line of its own", () => {
  const copied = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{40,64}$/).filter((hash) => /\d/.test(hash)),
    fc.stringMatching(/^[a-z-]{3,20}\/20\d\d\/(school|district):\d{7,14}\/[a-z=-]{20,60}$/),
    fc.stringMatching(/^[A-Za-z0-9_]{30}\d[A-Za-z0-9_]{30}$/),
  );
  fc.assert(
    fc.property(copied, fc.integer({ min: 20, max: 60 }), (id, columns) => {
      for (const said of [
        `a.csv: loaded, 12 rows, SHA-256 ${id}`,
        `${id} and more words than fit on one line of a screen`,
      ])
        expect(
          wrap(said, columns)
            .split("\n")
            .some((line) => line.trim() === id || (line.length <= columns && line.includes(id))),
        ).toBe(true);
    }),
  );
});

test("piped text is not wrapped; continuation lines are indented like the line they continue", () => {
  const long = "word ".repeat(50).trim();
  expect(wrap(long, Number.POSITIVE_INFINITY)).toBe(long);
  expect(wrap(`  ${"word ".repeat(6).trim()}`, 20)).toBe("  word word word\n  word word word");
});

test("text is shortened by display width, between characters", () => {
  expect(shorten("Alder", 5)).toBe("Alder");
  expect(shorten("Alder Valley", 7)).toBe("Alder…");
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (given, columns) => {
      const line = given.replaceAll("\n", " ");
      expect(stringWidth(shorten(line, columns))).toBeLessThanOrEqual(columns);
    }),
  );
});

test("table columns line up with wide characters", () => {
  let said = "";
  const stream = { isTTY: false, write: (part: string) => (said += part) } as unknown as NodeJS.WriteStream;
  openTerminal({ out: stream, err: stream, env: {} }, false, languageOf.en.terminal).table(
    ["Place", "Rows"],
    [
      ["学校", "1"],
      ["Elm", "20"],
    ],
  );
  expect(said).toBe("Place  Rows\n学校      1\nElm      20\n");
});
