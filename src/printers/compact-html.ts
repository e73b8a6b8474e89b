/** What may follow a paragraph so that its end tag can be left out: a block, or the end of the block around it. */
const endsParagraph =
  /<\/p>(?=\s*<(?:(?:p|ul|ol|dl|div|h[1-6]|table|section|figure|pre|aside|details)[\s>]|\/(?:div|section|li|dd|td|th|figure|figcaption|details|aside|main)>))/g;

/** End tags that a parser puts back by itself: each is followed by the same element, or by the end of its parent. */
const optionalEnds = /<\/(?:t[dhr]|tbody|li|d[td])>/g;

/** The first cell of a row with data cells after it is the header of its row without saying so. */
const [scoped, unscoped] = ['<tr><th scope="row">', "<tr><th>"] as const;

const quotedAttribute = /="([^\s"'`=<>]+)"(?=([ />]))/g;

/**
 * The same document in fewer bytes, by the optional parts of the HTML standard: optional end tags are left out, scopes of row headers, and the quotes of attributes
 * that need none. Takes what `html` made, in which every value is escaped, so that `<` and `>` only occur in tags.
 */
export const compactHtml = (page: string): string =>
  page
    .replace(endsParagraph, "")
    .replaceAll(scoped, unscoped)
    .replace(optionalEnds, "")
    .replace(quotedAttribute, (_, value: string, next: string) => (next === "/" ? `=${value} ` : `=${value}`));
