import { declaration, relationshipTypes } from "./office-file.ts";

export const drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/main";
export const presentationSpace = "http://schemas.openxmlformats.org/presentationml/2006/main";

/** Places of a slide, in EMU (914,400 to the inch), with letters in hundredths of a point. */
const places = {
  title: { place: 'type="title"', y: 228600, height: 960120, size: 2400, bold: true, anchor: "b" },
  subtitle: {
    place: 'type="body" sz="quarter" idx="2"',
    y: 1188720,
    height: 411480,
    size: 1400,
    bold: false,
    anchor: "t",
  },
  text: { place: 'type="body" idx="1"', y: 1645920, height: 4389120, size: 1600, bold: false, anchor: "t" },
  foot: { place: 'type="body" sz="quarter" idx="3"', y: 6080760, height: 685800, size: 1000, bold: false, anchor: "b" },
} as const;

function shape(name: keyof typeof places, id: number): string {
  const { place, y, height, size, bold, anchor } = places[name];
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${place}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="${y}"/><a:ext cx="11277600" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="${name === "text" ? 900 : 0}"/></a:spcBef><a:buNone/><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>`;
}

const tree = (names: readonly (keyof typeof places)[]): string =>
  `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${names.map((name, at) => shape(name, at + 2)).join("")}</p:spTree>`;

const spaces = `xmlns:a="${drawingSpace}" xmlns:r="${relationshipTypes}" xmlns:p="${presentationSpace}"`;
const text = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>';

export const slideMasterXml = `${declaration}<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${tree(["title", "text"])}</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="2400">${text}</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="1600">${text}</a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1600">${text}</a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>`;

export const slideLayoutXml = `${declaration}<p:sldLayout ${spaces} preserve="1"><p:cSld name="Finding">${tree(["title", "subtitle", "text", "foot"])}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const colors = {
  ...{ dk1: "161616", lt1: "FFFFFF", dk2: "3D3D3D", lt2: "F2F2F2", accent1: "1F3A5F", accent2: "6B7A8F" },
  ...{
    accent3: "8A5A00",
    accent4: "4F4F4F",
    accent5: "2D6A4F",
    accent6: "7B2D43",
    hlink: "1F3A5F",
    folHlink: "5A3A6F",
  },
};

const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const thrice = (part: string): string => part.repeat(3);
const font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';

export const themeXml = `${declaration}<a:theme xmlns:a="${drawingSpace}" name="Fairlead"><a:themeElements><a:clrScheme name="Fairlead">${Object.entries(
  colors,
)
  .map(([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`)
  .join(
    "",
  )}</a:clrScheme><a:fontScheme name="Fairlead"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Fairlead"><a:fillStyleLst>${thrice(solid)}</a:fillStyleLst><a:lnStyleLst>${thrice(`<a:ln w="9525">${solid}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${thrice("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${thrice(solid)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
