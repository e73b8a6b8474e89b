import { getDocumentProxy } from "unpdf";

/** A node of a PDF's structure tree. */
export interface PdfNode {
  readonly role: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children: readonly (PdfNode | { readonly type: string; readonly id: string })[];
}

export interface PdfFacts {
  readonly pages: readonly PdfPage[];
  readonly marked: boolean;
  readonly title: string;
  readonly language: string;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly tree: PdfNode;
  /** Text in the order of the file, with the id of its marked content; null in an artifact, undefined if it is in neither. */
  readonly texts: readonly {
    readonly text: string;
    readonly size: number;
    /** Height above the bottom edge of the sheet, in points. */
    readonly y: number;
    readonly content: string | null | undefined;
  }[];
  /** Fonts used, and whether their glyphs are in the file. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
}

/** Reads a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await file.getMetadata();
  const facts = info as { readonly Title?: string; readonly Language?: string };
  const marks = (await file.getMarkInfo()) as { readonly Marked: boolean } | null;
  const pages: PdfPage[] = [];
  for (let at = 1; at <= file.numPages; at++) {
    const page = await file.getPage(at);
    const { width, height } = page.getViewport({ scale: 1 });
    const open: (string | null)[] = [];
    const texts: PdfPage["texts"][number][] = [];
    const names = new Set<string>();
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ("str" in item) {
        names.add(item.fontName);
        if (item.str.trim() !== "")
          texts.push({
            text: item.str,
            size: Math.hypot(item.transform[2], item.transform[3]),
            y: item.transform[5],
            content: open.at(-1),
          });
        continue;
      }
      const mark: { readonly type: string; readonly tag?: string | null; readonly id?: string } = item;
      if (mark.type === "endMarkedContent") open.pop();
      else {
        // Content inside an artifact, or inside other content, belongs to it.
        const around = open.at(-1);
        open.push(mark.tag === "Artifact" ? null : around === undefined ? (mark.id ?? "") : around);
      }
    }
    await page.getOperatorList();
    const fonts = [...names].map((name) => {
      const font = page.commonObjs.get(name) as { readonly name: string; readonly missingFile?: boolean };
      return { name: font.name, embedded: font.missingFile !== true };
    });
    pages.push({ width, height, tree: (await page.getStructTree()) as unknown as PdfNode, texts, fonts });
  }
  return { pages, marked: marks?.Marked === true, title: facts.Title ?? "", language: facts.Language ?? "" };
}

/** Every node of these roles, in reading order. */
export function nodesOf(tree: PdfNode, ...roles: readonly string[]): readonly PdfNode[] {
  return [
    ...(roles.includes(tree.role) ? [tree] : []),
    ...tree.children.flatMap((child) => ("role" in child ? nodesOf(child, ...roles) : [])),
  ];
}

/** The ids of all content of a node, in reading order. */
export const contentOf = (tree: PdfNode): readonly string[] =>
  tree.children.flatMap((child) => ("role" in child ? contentOf(child) : [child.id]));

/** The text of a node on its page. */
export const textOf = (node: PdfNode, { texts }: PdfPage): string =>
  contentOf(node)
    .flatMap((id) => texts.filter(({ content }) => content === id).map(({ text }) => text))
    .join(" ");
