import type { Lang } from "../../base/lang.ts";
import type { Goal, Polarity } from "../../indicators/indicator.ts";

/** What a release does not say about itself: names and texts. No number about students comes from here. */
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
  /** Files of the release beside cells.csv and structure.json, such as its data dictionary, by their names in `data/`. */
  readonly otherFiles?: readonly string[];
  /** How hard the release was to reverse, for the page on privacy. */
  readonly proof?: PrivacyProof;
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

/** Figures of the attack on a release before it was published. */
export interface PrivacyProof {
  /** Cells that the attack looked at, and relations between them that it used. */
  readonly cells: number;
  readonly relations: number;
  /** The fewest values that a protected number could still have. */
  readonly narrowest: number;
}
