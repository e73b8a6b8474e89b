/**
 * A sentence with slots in braces. One with a count has a form per plural category of its language (CLDR;
 * `Intl.PluralRules`), chosen by slot `n`; `other` is the fallback.
 */
export type Sentence = string | ({ readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string });
