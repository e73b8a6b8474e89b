import { fileName } from "../../base/file-name.ts";
import { defaultLanguage, type Lang } from "../../base/lang.ts";
import type { Notes } from "../../reports/notes.ts";
import type { OutlierPlace, OutlierReport } from "../../reports/outliers.ts";
import type { PeersReport } from "../../reports/peers.ts";
import type { Audience } from "../../reports/report.ts";
import { figureName, officialGroup } from "../../ui/figure-name.ts";
import { listWords, schoolYear, shortValue } from "../../ui/format.ts";
import type { HtmlContent } from "../../ui/html.ts";
import { page } from "../../ui/page.ts";
import { languageName, type Words } from "../../ui/words.ts";

/** A practice of a place, as recorded in a note. */
export interface NoteShown {
  readonly title: string;
  readonly place: string;
  /** School years, by the calendar year in which they end. */
  readonly years: readonly number[];
  readonly factors: readonly string[];
  /** `grouping=level`, or "all". */
  readonly groups: readonly string[];
  readonly evidence: string;
  readonly contact: string;
  /** Date written, 2026-03-27. */
  readonly date: string;
}

/** The input of the pages; plain data. */
export interface OutlierPages<A extends Audience = Audience> {
  readonly report: OutlierReport;
  /** Notes shown with the places; they determine the audience of these pages. */
  readonly practices: Notes<A, NoteShown>;
  /** Covariates known only for whole places, though the question is about groups. */
  readonly wholePlace: readonly string[];
  /** The bundled sample, the workspace's loaded figures, or a file name. */
  readonly source:
    | { readonly kind: "sample" }
    | { readonly kind: "loaded" }
    | { readonly kind: "file"; readonly file: string };
  /** Whether these pages are in a subfolder of an audit's report. */
  readonly auditAbove: boolean;
  /** Name and version. */
  readonly program: string;
}

/** The input of the pages in one language. */
export interface OutlierPageSite<A extends Audience = Audience> extends OutlierPages<A> {
  readonly audience: A;
  readonly words: Words;
  /** All languages of the pages. */
  readonly languages: readonly Lang[];
  /** Places that have a page and a name in the charts. */
  readonly visited: readonly OutlierPlace[];
  /** A place with its peers; undefined where it lacks the covariates to compare. */
  peersOf(place: OutlierPlace): PeersReport<A, NoteShown> | undefined;
}

/** Address of a page in a language: the default language is at the top, others in subfolders. */
export const pathOf = (lang: Lang, name: string): string => (lang === defaultLanguage ? name : `${lang}/${name}`);
/** Relative path from a language's pages to the top folder. */
export const rootOf = (lang: Lang): string => (lang === defaultLanguage ? "" : "../");
export const indexName = "index.html";
export const placeFile = (id: string): string => fileName`place-${id}.html`;

export const sourceWords = ({ source }: OutlierPages, words: Words): string =>
  source.kind === "sample"
    ? words.say("outliers.source-sample")
    : source.kind === "loaded"
      ? words.say("outliers.source-loaded")
      : words.say("outliers.source-file", { file: source.file });

/** "Academic Performance Index, all students, 1998-99 and 1999-00" */
export function aboutWords({ report }: OutlierPages, words: Words): string {
  const { focal, reference } = report.question.groups;
  return words.say("outliers.for", {
    outcome: figureName(report.question.outcome.id, words),
    group: listWords(
      [...focal, ...(reference === null ? [] : [reference])].map((group) => officialGroup(group, words)),
      words,
    ),
    years: yearsOf({ report }, words),
  });
}

/** These pages are about years of their own, which their header names. */
const yearsOf = ({ report }: Pick<OutlierPages, "report">, words: Words): string =>
  listWords(report.years.map(schoolYear), words);

export function framed(
  input: { readonly name: string; readonly title: string; readonly body: HtmlContent },
  pages: OutlierPageSite,
  words: Words,
): string {
  const { name, title, body } = input;
  const root = rootOf(words.lang);
  const { rules } = pages.report;
  const rule = words.say("outliers.how-rule", { n: rules.minimumYears, students: rules.minimumN });
  const named = words.say("outliers.how-named", { share: shortValue(rules.probability, "share", words) });
  return page(
    {
      title,
      site: words.say("outliers.site", { years: yearsOf(pages, words) }),
      home: indexName,
      style: { href: `${root}style.css` },
      root,
      ...(pages.auditAbove && {
        menu: [
          { label: words.say("menu.audit"), href: `${root}../index.html` },
          { label: words.label("ui.outliers"), href: indexName, here: name === indexName },
        ],
      }),
      ...(name === indexName
        ? {}
        : {
            crumbs: [
              { label: words.label("ui.outliers"), href: indexName },
              { label: title, href: name, here: true },
            ],
          }),
      otherLanguages: pages.languages
        .filter((lang) => lang !== words.lang)
        .map((lang) => ({ lang, label: languageName(lang), href: root + pathOf(lang, name) })),
      audience: pages.audience,
      body,
      foot: [
        { term: words.say("page.as-of"), says: sourceWords(pages, words) },
        { term: words.say("page.counted"), says: words.say("outliers.counted-places") },
        { term: words.say("page.rules"), says: `${rule} ${named}` },
        { term: words.say("page.program"), says: pages.program },
      ],
    },
    words,
  );
}
