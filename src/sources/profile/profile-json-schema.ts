import { z } from "zod";
import { officialTableSchema } from "../official-files/official-table.ts";
import { profileSchema } from "./profile-file.ts";

/** The JSON Schema of the files in `profiles/`, for editors: a district's own file, or a table of published figures. */
export const profileJsonSchema = (): object =>
  z.toJSONSchema(z.union([profileSchema, officialTableSchema]), { io: "input" });
