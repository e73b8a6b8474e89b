import { existsSync } from "node:fs";
import axeCore from "axe-core";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's Chromium, if it has one. */
export const chromiumPath = [process.env["CHROMIUM"] ?? "", ...places].find((path) => path !== "" && existsSync(path));

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox", "--disable-gpu"] });

/** The text of axe, to be run inside a page. */
export const axe = axeCore.source;
