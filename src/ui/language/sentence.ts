/**
 * A sentence with slots in braces. One that counts has a form for each plural category its language needs (CLDR; `Intl.PluralRules`),
 * chosen by its slot `n`; `other` is for every category without a form of its own.
 */
export type Sentence = string | ({ readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string });
