import { test } from "vitest";
import { testWorldsOfOutcomes } from "./outcome-laws.ts";

test("every world prints the same rates, and shows that hidden and coded numbers could be others", () =>
  testWorldsOfOutcomes(6, { coded: 300, hidden: 300 }));
