import { declaration, escapeXml, officeFile, packaging, relationships, relationshipTypes } from "./office-file.ts";
import { type BarChart, chartWorkbook, chartXml } from "./slide-chart.ts";
import { drawingSpace, presentationSpace, slideLayoutXml, slideMasterXml, themeXml } from "./slide-master.ts";

/** A slide: a title, then paragraphs or a chart, and what its numbers are from at its foot. */
export interface Slide {
  readonly title: string;
  readonly subtitle: string;
  readonly body: readonly string[] | BarChart;
  readonly foot: readonly string[];
}

export interface SlideDeck {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  /** As 2026-12-01: the date of the file. */
  readonly day: string;
  readonly slides: readonly Slide[];
}

const isChart = (body: Slide["body"]): body is BarChart => "bars" in body;

/**
 * A deck of slides as a PPTX file (ECMA-376) with charts that can be edited: each has its numbers as a workbook inside. Deterministic.
 *
 * Custom code because the library for it (PptxGenJS) has no hatched bars, dates its parts and takes 0.2 s a chart: there are thousands.
 */
export function slidesFile(deck: SlideDeck): Uint8Array {
  const { slides } = deck;
  const charts = slides.flatMap(({ body }, at) => (isChart(body) ? [{ body, at }] : []));
  const chartOf = new Map(charts.map(({ at }, chart) => [at, chart + 1]));
  return officeFile([
    ["[Content_Types].xml", contentTypes(slides.length, charts.length)],
    ["_rels/.rels", packageRelationships],
    ["docProps/core.xml", coreXml(deck)],
    ["ppt/presentation.xml", presentationXml(slides.length)],
    [
      "ppt/_rels/presentation.xml.rels",
      relationships([
        ["slideMaster", "slideMasters/slideMaster1.xml"],
        ["theme", "theme/theme1.xml"],
        ...slides.map((_, at) => ["slide", `slides/slide${at + 1}.xml`] as const),
      ]),
    ],
    ["ppt/theme/theme1.xml", themeXml],
    ["ppt/slideMasters/slideMaster1.xml", slideMasterXml],
    [
      "ppt/slideMasters/_rels/slideMaster1.xml.rels",
      relationships([
        ["slideLayout", "../slideLayouts/slideLayout1.xml"],
        ["theme", "../theme/theme1.xml"],
      ]),
    ],
    ["ppt/slideLayouts/slideLayout1.xml", slideLayoutXml],
    [
      "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
      relationships([["slideMaster", "../slideMasters/slideMaster1.xml"]]),
    ],
    ...slides.flatMap((slide, at): (readonly [string, string])[] => {
      const chart = chartOf.get(at);
      return [
        [`ppt/slides/slide${at + 1}.xml`, slideXml(slide, deck)],
        [
          `ppt/slides/_rels/slide${at + 1}.xml.rels`,
          relationships([
            ["slideLayout", "../slideLayouts/slideLayout1.xml"],
            ...(chart === undefined ? [] : [["chart", `../charts/chart${chart}.xml`] as const]),
          ]),
        ],
      ];
    }),
    ...charts.flatMap(({ body }, at): (readonly [string, string | Uint8Array])[] => [
      [`ppt/charts/chart${at + 1}.xml`, chartXml(body, deck.lang)],
      [
        `ppt/charts/_rels/chart${at + 1}.xml.rels`,
        relationships([["package", `../embeddings/workbook${at + 1}.xlsx`]]),
      ],
      [`ppt/embeddings/workbook${at + 1}.xlsx`, chartWorkbook(body)],
    ]),
  ]);
}

const packageRelationships = `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relationshipTypes}/officeDocument" Target="ppt/presentation.xml"/><Relationship Id="rId2" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

function contentTypes(slides: number, charts: number): string {
  const office = "application/vnd.openxmlformats-officedocument";
  const part = (name: string, type: string): string => `<Override PartName="/${name}.xml" ContentType="${type}+xml"/>`;
  const each = (count: number, name: string, type: string): string =>
    Array.from({ length: count }, (_, at) => part(`${name}${at + 1}`, type)).join("");
  return `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xlsx" ContentType="${office}.spreadsheetml.sheet"/>${part("ppt/presentation", `${office}.presentationml.presentation.main`)}${part("ppt/slideMasters/slideMaster1", `${office}.presentationml.slideMaster`)}${part("ppt/slideLayouts/slideLayout1", `${office}.presentationml.slideLayout`)}${part("ppt/theme/theme1", `${office}.theme`)}${part("docProps/core", "application/vnd.openxmlformats-package.core-properties")}${each(slides, "ppt/slides/slide", `${office}.presentationml.slide`)}${each(charts, "ppt/charts/chart", `${office}.drawingml.chart`)}</Types>`;
}

const coreXml = ({ title, author, lang, day }: SlideDeck): string =>
  `${declaration}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dc:language>${escapeXml(lang)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`;

/** Ids of slides begin here, by the standard. */
const firstSlideId = 256;

/** After the relationships of the master and the theme. */
const firstSlideRelationship = 3;

const presentationXml = (slides: number): string =>
  `${declaration}<p:presentation xmlns:a="${drawingSpace}" xmlns:r="${relationshipTypes}" xmlns:p="${presentationSpace}"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${Array.from(
    { length: slides },
    (_, at) => `<p:sldId id="${firstSlideId + at}" r:id="rId${firstSlideRelationship + at}"/>`,
  ).join("")}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;

/** A slide's shapes, read aloud in this order: title, subtitle, paragraphs or chart, foot. */
function slideXml({ title, subtitle, body, foot }: Slide, { lang, direction }: SlideDeck): string {
  const paragraphs = (texts: readonly string[]): string =>
    texts
      .map(
        (text) =>
          `<a:p>${direction === "rtl" ? '<a:pPr algn="r" rtl="1"/>' : ""}<a:r><a:rPr lang="${escapeXml(lang)}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
      )
      .join("");
  const shape = (id: number, name: string, place: string, texts: readonly string[]): string =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${place}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs(texts)}</p:txBody></p:sp>`;
  const main = isChart(body)
    ? `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="Chart" descr="${escapeXml(body.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="457200" y="1645920"/><a:ext cx="11277600" cy="4389120"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId2"/></a:graphicData></a:graphic></p:graphicFrame>`
    : shape(4, "Text", 'type="body" idx="1"', body);
  return `${declaration}<p:sld xmlns:a="${drawingSpace}" xmlns:r="${relationshipTypes}" xmlns:p="${presentationSpace}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shape(2, "Title", 'type="title"', [title])}${shape(3, "Subtitle", 'type="body" sz="quarter" idx="2"', [subtitle])}${main}${shape(5, "Footer", 'type="body" sz="quarter" idx="3"', foot)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}
