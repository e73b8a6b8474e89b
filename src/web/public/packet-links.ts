import type { PublicPlace } from "../../reports/public/report.ts";
import { attributes, type HtmlContent, html } from "../../ui/html.ts";
import { packetParts, packetPath } from "./addresses.ts";
import { part } from "./frame.ts";
import type { PublicSite } from "./site.ts";

/** Links to the printed matter about a place; nothing if there is none. `root` leads to the folder of the language. */
export function packetLinks(place: PublicPlace, root: string, { words, shared, hasPacket }: PublicSite): HtmlContent {
  if (!hasPacket) return "";
  return part(
    "packet",
    words.say("packet.heading"),
    html`<ul>${packetParts.map(
      (one) =>
        html`<li><a${attributes({ href: root + shared + packetPath(words.lang, place, one), download: true })}>${words.say(`packet.${one}`)}</a>: ${words.say(`packet.${one}-is`)}</li>`,
    )}</ul>`,
  );
}
