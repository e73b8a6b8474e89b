import { html } from "../../ui/html.ts";
import { field, postForm } from "./forms.ts";
import { type StaffSite, setupPath, staffPage } from "./frame.ts";

/**
 * Where a person chooses a password.
 *
 * @param token     of their link
 * @param shortest  fewest characters
 * @param fault     why the last try did not work
 */
export function setupPage(
  { token, shortest, fault }: { readonly token: string; readonly shortest: number; readonly fault: string | undefined },
  site: StaffSite,
): string {
  const { words, formKey } = site;
  const options = {
    type: "password",
    autocomplete: "new-password",
    ...(fault !== undefined && { fault }),
  } as const;
  const body = html`<p>${words.say("staff.set-password-why", { n: shortest })}</p>${fault !== undefined && html`<p class="error" id="fault" role="alert">${fault}</p>`}${postForm(
    { action: `${setupPath}/${token}`, key: formKey, kind: "stacked" },
    html`${field("password", words.say("staff.password"), options)}${field("again", words.say("staff.password-again"), options)}<button>${words.say("staff.save")}</button>`,
  )}`;
  return staffPage(words.say("staff.set-password"), body, site);
}
