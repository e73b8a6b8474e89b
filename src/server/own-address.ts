/** The address of a page of ours, without its origin; the first page if the text is anything else. */
export function ownAddress(text: string, origins: ReadonlySet<string>): string {
  const [base] = origins;
  if (base === undefined || !URL.canParse(text, base) || !origins.has(new URL(text, base).origin)) return "/";
  const { pathname, search } = new URL(text, base);
  // Two slashes would begin the name of another site.
  return `${pathname.replace(/^\/+/, "/")}${search}`;
}
