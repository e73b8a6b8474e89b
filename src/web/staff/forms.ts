import { attributes, type Html, html } from "../../ui/html.ts";

/** The field that shows that a form came from one of our pages. */
export const formKeyField = "form-key";

/** A form that is sent to an address of the app. */
export const postForm = (
  { action, key, kind }: { readonly action: string; readonly key: string; readonly kind?: string },
  content: Html,
): Html =>
  html`<form${attributes({ method: "post", action, class: kind ?? null })}><input type="hidden" name="${formKeyField}" value="${key}">${content}</form>`;

/** A labeled text field. */
export const field = (
  id: string,
  label: string,
  {
    type,
    autocomplete,
    fault,
  }: { readonly type: "email" | "password"; readonly autocomplete: string; readonly fault?: string },
): Html =>
  html`<label for="${id}">${label}</label><input${attributes({
    id,
    name: id,
    type,
    autocomplete,
    required: true,
    "aria-invalid": fault !== undefined && "true",
    "aria-describedby": fault !== undefined && "fault",
  })}>`;
