import type { Lang } from "../../base/lang.ts";
import { type ProposalWords, proposalsEn } from "./proposals-en.ts";
import { proposalsEs } from "./proposals-es.ts";

const words: Readonly<Record<Lang, ProposalWords>> = { en: proposalsEn, es: proposalsEs };

/** What is said about a proposal, in a language. */
export const proposalWords = (lang: Lang): ProposalWords => words[lang];
