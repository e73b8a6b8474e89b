import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Static cuts of the report's font: a PDF cannot embed the variable one. */
const fontFiles = ["400Regular/PublicSans_400Regular.ttf", "700Bold/PublicSans_700Bold.ttf"];

/** Fonts of printed papers: regular and bold, as TrueType files. */
export function paperFonts(): readonly Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return fontFiles.map((file) => readFileSync(resolve(`@expo-google-fonts/public-sans/${file}`)));
}
