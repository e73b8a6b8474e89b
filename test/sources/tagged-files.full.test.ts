import { test } from "vitest";
import { checkReadTogether } from "./read-together.ts";

test("files of one record type that are read together say the same as each by itself", () => checkReadTogether(1));
