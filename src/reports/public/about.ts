import type { Lang } from "../../base/lang.ts";
import type { Goal, Polarity } from "../../indicators/indicator.ts";
import type { ReleaseProof } from "../../release/proof.ts";

/** Names and texts that a release does not contain. No number about students comes from here. */
export interface PublicAbout {
  readonly districtName: string;
  /** Name of each place of the release, by `placeKey`. */
  readonly placeNames: ReadonlyMap<string, string>;
  /** What the district writes, by language. A language without texts shows those of another one. */
  readonly texts: Readonly<Partial<Record<Lang, DistrictTexts>>>;
  /** Program and version. */
  readonly program: string;
  /** The district's own questions, which are not in the catalog. */
  readonly ownQuestions?: readonly OwnQuestion[];
  /** Files of the release beside cells.csv and structure.json, such as its data dictionary. */
  readonly otherFiles?: readonly DataFile[];
  /** How privacy was proved and what it costs, for the page on privacy. */
  readonly proof?: ReleaseProof;
}

/** A file for everybody, by its name in `data/`. */
export interface DataFile {
  readonly name: string;
  /** In pieces if it may have more characters than one string can. */
  readonly content: string | Iterable<string>;
}

/** Paragraphs. A line that begins with "- " is an item of a list, one that begins with "# " a heading. */
export interface DistrictTexts {
  readonly whatWeDo: string;
  readonly howToAsk: string;
}

export interface OwnQuestion {
  readonly id: string;
  readonly goal: Goal;
  readonly outcome: Polarity;
  readonly question: string;
}
