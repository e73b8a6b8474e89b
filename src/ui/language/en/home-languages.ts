import type { UnnamedLanguage } from "../../home-languages.ts";

/** Languages at home that the platform has no name for, English. */
export const homeLanguages: Readonly<Record<UnnamedLanguage, string>> = {
  "39": "Chaozhou",
  "42": "Assyrian",
  "44": "Mien (Yao)",
  "46": "Taiwanese",
  "47": "Lahu",
  "49": "Mixteco",
  "50": "Khmu",
  "53": "Toishanese",
  "54": "Chaldean",
  "55": "another language of China",
  "88": "a Native American language",
  "99": "a language other than English",
  mis: "a language other than English",
};
