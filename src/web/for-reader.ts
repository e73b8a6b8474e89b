import { type Html, html, printHtml } from "../ui/html.ts";

/** Who reads a page, and what it shows to them alone. */
export interface PageReader {
  /** Who is signed in, and what they can do from every page; at the end of the header. */
  readonly account: Html | undefined;
  /** A note above all pages, such as whose roles are used. */
  readonly notice?: Html | undefined;
  /** The end of the page's own content: what was decided about it. */
  readonly ending?: Html | undefined;
  /** Whether they may open a page or file of the report, by its address there. */
  mayOpen(path: string): boolean;
}

/** A made-up base, needed to resolve relative addresses. */
const base = "http://report.invalid/";

/**
 * A printed page of a report for one reader: with their account in the header, and without links to what they may not
 * open. Their text stays, except in menus. Accepts only output of `html`, compact or not, in which `<` and `>` occur
 * only in tags.
 *
 * @param path  address of the page in the report
 */
export function forReader(page: string, path: string, reader: PageReader): string {
  const here = new URL(path, base);
  const isClosed = (address: string): boolean => {
    if (address.startsWith("#")) return false;
    const target = URL.canParse(address, here.href) ? new URL(address, here) : undefined;
    // An address from the top is the app's own, which asks for itself.
    if (target === undefined || target.origin !== here.origin || address.startsWith("/")) return false;
    return !reader.mayOpen(pathOf(target));
  };
  const brand = html`<a class="brand" href="/">`;
  const account = html`${reader.account}</div></header>`;
  return page
    .replace(home, () => printHtml(brand))
    .replace(menus, (menu) => menu.replace(entry, (item, attributes: string) => (closed(attributes) ? "" : item)))
    .replace(emptyMenu, "")
    .replace(link, (whole, attributes: string, label: string) => (closed(attributes) ? label : whole))
    .replace(form, (whole, attributes: string) => (closed(attributes) ? "" : whole))
    .replace("</main>", () => `${reader.ending === undefined ? "" : printHtml(reader.ending)}</main>`)
    .replace("</div></header>", () => printHtml(account))
    .replace("</header>", () => `</header>${reader.notice === undefined ? "" : printHtml(reader.notice)}`);

  function closed(attributes: string): boolean {
    const address = /(?:^|\s)(?:href|action)=(?:"([^"]*)"|([^\s"]+))/.exec(attributes);
    return address !== null && isClosed(address[1] ?? address[2] ?? "");
  }
}

const pathOf = ({ pathname }: URL): string => {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return pathname;
  }
};

/** The district's name in the header: it leads to the reader's own first page. */
const home = /<a class="?brand"? href=(?:"[^"]*"|[^\s>]+)>/;
/** Menus whose entries are nothing but links. */
const menus = /<nav class="?(?:menu|neighbors)[\s\S]*?<\/nav>/g;
const entry = /(?:<li>)?<a\s([^>]*)>[\s\S]*?<\/a>(?:<\/li>)?/g;
const emptyMenu = /<nav class="?(?:menu|neighbors)[^>]*>(?:<div[^>]*>)?(?:<ul>\s*<\/ul>)?(?:<\/div>)?\s*<\/nav>/g;
const link = /<a\s([^>]*)>([\s\S]*?)<\/a>/g;
const form = /<form\s([^>]*)>[\s\S]*?<\/form>/g;
