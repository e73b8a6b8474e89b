import { html } from "../../ui/html.ts";
import { type StaffSite, staffPage } from "./frame.ts";

/**
 * First page of people who see no counts of students yet.
 *
 * @param official  address of the pages of official figures; undefined if there are none
 */
export function officialPage(official: string | undefined, site: StaffSite): string {
  const { words } = site;
  const body = html`<h2>${words.say("staff.home-official")}</h2>${
    official === undefined
      ? html`<p>${words.say("staff.home-official-none")}</p>`
      : html`<p><a href="${official}">${words.label("ui.outliers")}</a></p><p>${words.say("staff.home-official-why")}</p>`
  }<h2>${words.say("staff.home-counts")}</h2><p>${words.say("staff.home-counts-why")}</p>`;
  return staffPage(words.say("today.title"), body, site);
}
