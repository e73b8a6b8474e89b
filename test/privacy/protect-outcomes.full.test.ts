import { test } from "vitest";
import { testWorldsOfOutcomes } from "./outcome-laws.ts";

test("every world prints the same rates, and shows that hidden and coded numbers could be others", () =>
  testWorldsOfOutcomes(2, { coded: 20, hidden: 100 }));
