import { expect, test } from "vitest";
import { AppError, isError } from "../../src/base/errors.ts";

test("the message of an error is its code and its facts, so that a stack trace needs no language", () => {
  expect(new AppError("cli.no-usual-figure", {}).message).toBe("cli.no-usual-figure");
  expect(new AppError("stats.bad-confidence", { confidence: Number.NaN }).message).toBe(
    'stats.bad-confidence {"confidence":"NaN"}',
  );
});

test("an error is identified by its code", () => {
  const error: unknown = new AppError("cli.port-taken", { port: 80 });
  expect(isError(error, "cli.port-taken") && error.facts.port).toBe(80);
  expect(isError(error, "cli.no-figure")).toBe(false);
  expect(isError(new Error("cli.port-taken"), "cli.port-taken")).toBe(false);
});
