/** What may follow a paragraph whose end tag is omitted: a block, or the end of the enclosing block. */
const endsParagraph =
  /<\/p>(?=\s*<(?:(?:p|ul|ol|dl|div|h[1-6]|table|section|figure|pre|aside|details)[\s>]|\/(?:div|section|li|dd|td|th|figure|figcaption|details|aside|main)>))/g;

/** End tags that a parser supplies: each is followed by the same element or by its parent's end. */
const optionalEnds = /<\/(?:t[dhr]|tbody|li|d[td])>|<\/(?:caption|thead)>(?=<t)/g;

/** A first cell followed by data cells is a row header without `scope`. */
const [scoped, unscoped] = ['<tr><th scope="row">', "<tr><th>"] as const;

/** So is a header cell in a row of header cells alone: a column header. */
const headerRow = /<thead><tr>(?:(?!<td|<\/tr>).)*<\/tr>|<tr class="sub"><th scope="colgroup"/gs;
const headerScope = / scope="col(?:group)?"/g;

const quotedAttribute = /="([^\s"'`=<>]+)"(?=[ >])/g;
/** A slash right after an unquoted value would belong to it. */
const quotedBeforeSlash = /="([^\s"'`=<>]+)"(?=\/)/g;

/**
 * Minifies a page by using optional parts of the HTML standard: omits optional end tags, row header scopes, and
 * unneeded attribute quotes. Accepts only output of `html`, in which all values are escaped, so `<` and `>` occur
 * only in tags.
 */
export const compactHtml = (page: string): string =>
  page
    .replace(endsParagraph, "")
    .replaceAll(scoped, unscoped)
    .replace(headerRow, (row) => row.replace(headerScope, ""))
    .replace(optionalEnds, "")
    .replace(quotedAttribute, "=$1")
    .replace(quotedBeforeSlash, "=$1 ");
