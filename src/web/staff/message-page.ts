import { html } from "../../ui/html.ts";
import { type StaffSite, staffPage } from "./frame.ts";

/** Why a page is not shown, by the answer's cause. */
const messages = {
  refused: ["staff.refused", "staff.refused-why"],
  "not-found": ["staff.not-found", "staff.not-found-why"],
  fault: ["staff.fault", "staff.fault-why"],
  "form-expired": ["staff.form-expired", "staff.form-expired-why"],
  "read-only": ["staff.see-as", "staff.read-only"],
  "old-link": ["staff.old-link", "staff.old-link-why"],
} as const;
export type MessageKind = keyof typeof messages;

/** A page that says why there is nothing else, with the way on. */
export function messagePage(kind: MessageKind, site: StaffSite): string {
  const { words } = site;
  const [title, why] = messages[kind];
  return staffPage(
    words.say(title),
    html`<p>${words.say(why)}</p><p><a href="/">${words.say("staff.first-page")}</a></p>`,
    site,
  );
}
