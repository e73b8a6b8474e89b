import type { Words } from "../../ui/words.ts";

/** A day and a time, in UTC. */
export const momentWords = (moment: Date, { locale }: Pick<Words, "locale">): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" }).format(moment) +
  " UTC";
