/** A sentence with slots in braces; one that counts has a form for one and for several, chosen by its slot `n`. */
export type Sentence = string | { readonly one: string; readonly other: string };
