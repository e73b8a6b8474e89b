import { expect, test } from "vitest";
import { may, type Right, requireRight } from "../../src/access/may.ts";
import { operator, type Viewer } from "../../src/access/viewer.ts";

test("the operator has every right", () => {
  for (const right of ["read-official", "read-audit", "read-rows", "read-workspace", "change-workspace"] as const) {
    expect(may(operator, right)).toBe(true);
    expect(() => requireRight(operator, right)).not.toThrow();
  }
});

test("denies unknown viewers and unknown rights", () => {
  for (const kind of ["", "stranger", "constructor", "__proto__", "toString"]) {
    const viewer = { kind } as unknown as Viewer;
    expect(may(viewer, "read-official"), kind).toBe(false);
    expect(() => requireRight(viewer, "read-official")).toThrow(
      expect.objectContaining({ code: "access.denied", facts: { viewer: kind, right: "read-official" } }),
    );
  }
  for (const right of ["", "everything", "has", "constructor"])
    expect(may(operator, right as Right), right).toBe(false);
});
