import type { UnnamedLanguage } from "../../home-languages.ts";

/** Languages at home that the platform has no name for, Spanish. */
export const homeLanguages: Readonly<Record<UnnamedLanguage, string>> = {
  "39": "chaozhou",
  "42": "asirio",
  "44": "mien (yao)",
  "46": "taiwanés",
  "47": "lahu",
  "49": "mixteco",
  "50": "khmu",
  "53": "toisanés",
  "54": "caldeo",
  "55": "otra lengua de China",
  "88": "una lengua indígena de Estados Unidos",
  "99": "otra lengua que no es inglés",
  mis: "otra lengua que no es inglés",
};
