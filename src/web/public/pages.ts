import type { Lang } from "../../base/lang.ts";
import { checkedList } from "../../base/list.ts";
import type { PublicReport } from "../../reports/public/report.ts";
import type { Words } from "../../ui/words.ts";
import { languageFolder, rootFrom } from "../audit/addresses.ts";
import { type PageFor, type PageKind, pagesFor } from "../page-kind.ts";
import { accessibilityPages } from "./accessibility-page.ts";
import { publicAveragePages } from "./average-page.ts";
import { downloadsPages } from "./downloads-page.ts";
import { publicGoalPages } from "./goal-page.ts";
import { publicGroupPages } from "./group-page.ts";
import { homePages } from "./home-page.ts";
import { publicMethodsPages } from "./methods-page.ts";
import { publicPlacePages } from "./place-page.ts";
import { publicPlacesPages } from "./places-page.ts";
import { privacyPages } from "./privacy-page.ts";
import { publicQuestionPages } from "./question-page.ts";
import { publicSearchPages } from "./search-page.ts";
import type { PublicSite } from "./site.ts";
import { askPages, doPages } from "./text-pages.ts";

/** Every kind of page of the site for everybody, in menu order. */
const kinds: readonly PageKind<PublicSite>[] = checkedList("pages", [
  homePages,
  publicPlacesPages,
  doPages,
  askPages,
  publicMethodsPages,
  downloadsPages,
  publicGoalPages,
  publicQuestionPages,
  publicAveragePages,
  publicGroupPages,
  publicPlacePages,
  privacyPages,
  accessibilityPages,
  publicSearchPages,
]);

/** The input of the pages, one per language, without a menu. */
export function publicSites(
  report: PublicReport,
  languages: readonly Words[],
  hasPacket: boolean,
): readonly PublicSite[] {
  const langs: readonly Lang[] = languages.map(({ lang }) => lang);
  const custom = Object.fromEntries((report.about.ownQuestions ?? []).map(({ id, question }) => [id, question]));
  return languages.map((words) => {
    const shared = rootFrom(languageFolder(words.lang, langs));
    return { report, words, languages: langs, shared, hasPacket, custom, menu: [] };
  });
}

/**
 * The pages of a release in these languages, rendered on demand. The first language is at the top of the folder. A page is
 * followed by the same page in the other languages.
 */
export function publicPages(
  report: PublicReport,
  languages: readonly Words[],
  hasPacket: boolean,
): readonly PageFor<"public">[] {
  const ofLanguages = publicSites(report, languages, hasPacket).map((bare) => {
    const folder = languageFolder(bare.words.lang, bare.languages);
    const site = { ...bare, menu: kinds.flatMap((kind) => kind.menu?.(bare) ?? []) };
    return kinds.flatMap((kind) => kind.pages(site)).map((page) => ({ ...page, path: folder + page.path }));
  });
  const [first = []] = ofLanguages;
  return pagesFor(
    report,
    first.flatMap((_, at) => ofLanguages.flatMap((pages) => pages[at] ?? [])),
  );
}
