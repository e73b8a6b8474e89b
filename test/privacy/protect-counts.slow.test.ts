import { test } from "vitest";
import { testHiddenParts, testHidingMore, testSensitiveCells } from "./count-laws.ts";

test("outsiders' arithmetic finds a world for every value that a sensitive cell needs", () => testSensitiveCells(10));

test("hidden parts of a shown total are no small group", () => testHiddenParts(5));

test("hiding more never takes a world away", () => testHidingMore(4));
