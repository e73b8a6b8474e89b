import { zipSync } from "fflate";
import { bytes, goodBundle, goodTestFile } from "./bundle.ts";

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Damage = (content: Uint8Array, random: () => number) => Uint8Array;

const latin = (content: Uint8Array): string => Buffer.from(content).toString("latin1");
const unlatin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const pick = <T>(random: () => number, of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** A damage to one line, or to a few. */
const onLines =
  (change: (line: string, random: () => number, all: readonly string[]) => string | string[], share = 0.3): Damage =>
  (content, random) => {
    const lines = latin(content).split("\n");
    const sure = Math.floor(random() * lines.length);
    return unlatin(lines.flatMap((l, i) => (i === sure || random() < share ? change(l, random, lines) : l)).join("\n"));
  };

/** A damage to one cell of a line. */
const onCells = (change: (cell: string, random: () => number) => string): Damage =>
  onLines((line, random) => {
    const cells = line.split("^");
    const at = Math.floor(random() * cells.length);
    const filled = cells.map((c, i) => (c === "" ? -1 : i)).filter((i) => i > 0);
    const chosen = random() < 0.8 && filled.length > 0 ? pick(random, filled) : at;
    return cells.map((c, i) => (i === chosen ? change(c, random) : c)).join("^");
  });

/** Kinds of damage to files, by name. */
export const damages: Readonly<Record<string, Damage>> = {
  "cut lines": onLines((l, r) => l.slice(0, Math.floor(r() * l.length))),
  "file cut in the middle": (c, r) => c.slice(0, Math.floor(r() * c.length)),
  "other separator in some lines": onLines((l, r) => l.replaceAll("^", pick(r, [",", "\t", ";", "|", " "]))),
  "other separator in all lines": (c, r) => unlatin(latin(c).replaceAll("^", pick(r, [",", "\t", ";", "|"]))),
  "letters in numbers": onCells((c) => c.replace("0", "O").replace("1", "l")),
  "lost zeros": onCells((c) => c.replace(/^0+/, "")),
  "wrong codes": onCells((_, r) => pick(r, ["ZZ", "999", "-1", "E999", "??", "unknown", "NULL", "#N/A", "#REF!"])),
  "spreadsheet numbers": onCells((c) => (/^\d{5,}$/.test(c) ? Number(c).toExponential(4) : c)),
  "absurd dates": onCells((_, r) =>
    pick(r, ["00000000", "99991231", "20240230", "2/30/2024", "1899-12-31", "45519", "2024-13-01"]),
  ),
  "blank cells": onCells(() => ""),
  "rows twice": onLines((l) => [l, l]),
  "rows in another order": (c, r) =>
    unlatin(
      latin(c)
        .split("\n")
        .sort(() => r() - 0.5)
        .join("\n"),
    ),
  "lines run together": (c, r) => unlatin(latin(c).replace(/\r?\n/g, (end) => (r() < 0.3 ? "" : end))),
  "blank lines": onLines((l, r) => ["", " ", "\r", "^^^^^", l].slice(Math.floor(r() * 5))),
  "byte-order mark in the middle": onLines((l, r) => {
    const at = Math.floor(r() * l.length);
    return `${l.slice(0, at)}\xef\xbb\xbf${l.slice(at)}`;
  }),
  "byte-order mark in front": (c) => new Uint8Array([0xef, 0xbb, 0xbf, ...c]),
  "swapped columns": onLines((l, r) => {
    const cells = l.split("^");
    const [a, b] = [Math.floor(r() * cells.length), Math.floor(r() * cells.length)];
    [cells[a], cells[b]] = [cells[b] ?? "", cells[a] ?? ""];
    return cells.join("^");
  }),
  "a column lost in all lines": (c, r) => {
    const at = Math.floor(r() * 20);
    return unlatin(
      latin(c)
        .split("\n")
        .map((l) =>
          l
            .split("^")
            .filter((_, i) => i !== at)
            .join("^"),
        )
        .join("\n"),
    );
  },
  "emptied file": () => new Uint8Array(),
  "only line ends": () => bytes("\n\r\n\n\r\r\n"),
  "binary garbage": (_, r) => Uint8Array.from({ length: 1 + Math.floor(r() * 5000) }, () => Math.floor(r() * 256)),
  "garbage in the middle": (c, r) => {
    const at = Math.floor(r() * c.length);
    const noise = Uint8Array.from({ length: Math.floor(r() * 60) }, () => Math.floor(r() * 256));
    return new Uint8Array([...c.slice(0, at), ...noise, ...c.slice(at)]);
  },
  "nul bytes": (c, r) => c.map((b) => (r() < 0.01 ? 0 : b)),
  "flipped bits": (c, r) => c.map((b) => (r() < 0.005 ? b ^ (1 << Math.floor(r() * 8)) : b)),
  "a header": (c) => new Uint8Array([...bytes("Record Type Code^Transaction Type Code^Local Record ID\r\n"), ...c]),
  "a title above": (c) => new Uint8Array([...bytes("Student export, page 1 of 1\n\n"), ...c]),
  "a total below": (c) => new Uint8Array([...c, ...bytes("Total^6\n")]),
  "mixed encodings": onLines((l, r) =>
    l.replace("^^", `^${pick(r, ["Nu\xf1ez", "Nu\xc3\xb1ez", "\x81\x8d", "\xe9\xe9"])}^`),
  ),
  "UTF-16": (c) => new Uint8Array([0xff, 0xfe, ...Buffer.from(latin(c), "utf16le")]),
  "UTF-16 cut in a character": (c) => new Uint8Array([0xff, 0xfe, ...Buffer.from(latin(c), "utf16le"), 0x41]),
  "lines of 300 columns": onLines((l) => [l, ...Array(299).fill("x")].join("^")),
  "huge cells": onCells((_, r) => "9".repeat(pick(r, [300, 40_000, 1_200_000]))),
  "quotation marks": onCells((c, r) => pick(r, ['"', `"${c}"`, `${c}"`, `"${c}`, '""'])),
  "cells with code": onCells((_, r) =>
    pick(r, ["'; DROP TABLE x; --", "{{x}}", "=1+1", "<b>", "\\", "%s", "../..", "'"]),
  ),
  "carriage returns alone": (c) => unlatin(latin(c).replaceAll("\r\n", "\r").replaceAll("\n", "\r")),
  "carriage returns in lines": onLines((l) => l.replace("^", "^\r")),
  "another record type": onLines((l, r) =>
    l.replace(/^[A-Z0-9]+/, pick(r, ["XXXX", "SENR", "SINF", "senr", "SENR-R", "SENR-X", ""])),
  ),
  "delete marks": onLines((l) => l.replace(/^(\w+)\^[^^]*\^/, "$1^D^")),
  "spaces and odd blanks": onCells((c, r) => pick(r, [` ${c} `, `\xa0${c}`, `\t${c}`, `\xc2\xa0${c}\xc2\xa0`])),
};

const kinds = Object.keys(damages);

/** A damaged delivery, determined by the seed: two or three small valid files with one to three damages, sometimes in a zip. */
export function brokenDelivery(seed: number): { files: Record<string, Uint8Array>; done: string[] } {
  const random = chance(seed);
  const good = { ...goodBundle(5), "tests2025.txt": goodTestFile(5) } as Record<string, string>;
  const names = Object.keys(good).sort(() => random() - 0.5);
  const files = Object.fromEntries(
    names.slice(0, 1 + Math.floor(random() * 2)).map((name) => [name, bytes(good[name] ?? "")]),
  );
  const done: string[] = [];
  for (let i = 1 + Math.floor(random() * 3); i > 0; i--) {
    // The seed gives the first kind, so that each one occurs; further ones are random.
    const kind = done.length === 0 ? (kinds[seed % kinds.length] as string) : pick(random, kinds);
    const name = pick(random, Object.keys(files));
    files[name] = damages[kind]?.(files[name] as Uint8Array, random) ?? new Uint8Array();
    done.push(`${kind}: ${name}`);
  }
  if (random() < 0.15) {
    const zip = zipSync(files);
    const cut = random() < 0.5;
    done.push(cut ? "zip cut" : "zip");
    return { files: { "export.zip": cut ? zip.slice(0, Math.floor(random() * zip.length)) : zip }, done };
  }
  return { files, done };
}
