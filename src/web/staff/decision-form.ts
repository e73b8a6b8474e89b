import { type DecisionText, type DecisionVersion, decisionStatuses } from "../../access/decision.ts";
import { dayWords } from "../../ui/format.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { postForm } from "./forms.ts";
import { type StaffSite, staffPage } from "./frame.ts";
import { momentWords } from "./moment.ts";

/** Longest text of a decision, in characters. */
export const longestText = 2_000;

export interface DecisionFormInput {
  readonly title: string;
  /** Where the form is sent. */
  readonly action: string;
  readonly text: DecisionText;
  /** Hidden values: the page of a new decision, or the version that is changed. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Whether it was saved before, so that it has a status. */
  readonly isNew: boolean;
  readonly fault?: string;
  /** What somebody else saved meanwhile. */
  readonly theirs?: DecisionVersion;
}

/** The form of a decision; if somebody else has saved it meanwhile, with both texts. */
export function decisionFormPage({ title, theirs, ...input }: DecisionFormInput, site: StaffSite): string {
  const { words } = site;
  const form = decisionForm({ title, ...input }, site);
  const body =
    theirs === undefined
      ? form
      : html`<div class="notice stop" role="alert"><p>${words.say("decision.conflict", { name: nameWords(theirs, words) })}</p><p>${words.say("decision.conflict-why")}</p></div><h2>${words.say("decision.theirs", { name: nameWords(theirs, words) })}</h2>${decisionFacts(theirs, words)}<h2>${words.say("decision.yours")}</h2>${form}`;
  return staffPage(title, body, site);
}

const nameWords = ({ name }: DecisionVersion, words: Words): string => name ?? words.say("decision.somebody");

function decisionForm(
  { action, text, hidden, isNew, fault }: Omit<DecisionFormInput, "theirs">,
  { words, formKey }: StaffSite,
): Html {
  const shared = (id: string, hint?: string) => ({
    ...{ id, name: id, required: true },
    "aria-invalid": fault !== undefined && "true",
    "aria-describedby":
      [fault !== undefined && "fault", hint !== undefined && `${id}-hint`].filter(Boolean).join(" ") || false,
  });
  const field = (id: string, label: string, control: Html, hint?: string): Html =>
    html`<div class="field"><label${attributes({ for: id })}>${label}</label>${hint !== undefined && html`<span${attributes({ class: "hint", id: `${id}-hint` })}>${hint}</span>`}${control}</div>`;
  const long = (id: "task" | "expected", hint: string): Html =>
    field(
      id,
      words.say(`decision.${id}`),
      html`<textarea${attributes({ ...shared(id, hint), maxlength: longestText, rows: 4 })}>${text[id]}</textarea>`,
      hint,
    );
  const short = (id: "responsible" | "due", type: string, hint?: string): Html =>
    field(
      id,
      words.say(`decision.${id}`),
      html`<input${attributes({ ...shared(id, hint), type, value: text[id], maxlength: type === "text" && longestText })}>`,
      hint,
    );
  return html`${fault !== undefined && html`<p class="error" id="fault" role="alert">${fault}</p>`}${postForm(
    { action, key: formKey, kind: "stacked decision" },
    html`${Object.entries(hidden).map(([name, value]) => html`<input${attributes({ type: "hidden", name, value })}>`)}${long("task", words.say("decision.no-students"))}${short("responsible", "text", words.say("decision.responsible-hint"))}${short("due", "date")}${long("expected", words.say("decision.expected-hint"))}${
      !isNew &&
      field(
        "status",
        words.say("decision.status"),
        html`<select id="status" name="status">${decisionStatuses.map((status) => html`<option${attributes({ value: status, selected: status === text.status })}>${words.say(`decision.${status}`)}</option>`)}</select>`,
      )
    }<button>${words.say("decision.save")}</button>`,
  )}`;
}

/** What a decision says, as terms and texts. */
export function decisionFacts(version: DecisionVersion, words: Words): Html {
  const { task, responsible, due, expected, status, at } = version;
  const facts = [
    [words.say("decision.task"), task],
    [words.say("decision.responsible"), responsible],
    [words.say("decision.due"), dayWords(due, words)],
    [words.say("decision.expected"), expected],
    [words.say("decision.status"), words.say(`decision.${status}`)],
  ];
  const saved = words.say("decision.saved-by", {
    name: nameWords(version, words),
    at: momentWords(new Date(at), words),
  });
  return html`<dl class="facts">${facts.map(([term, says]) => html`<dt>${term}</dt><dd class="kept">${says}</dd>`)}</dl><p class="small">${saved}</p>`;
}
