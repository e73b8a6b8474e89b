import { type Context, Hono } from "hono";
import { type DecisionText, decisionStatuses, type KeptDecision } from "../access/decision.ts";
import { type Scope, wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import { addDecision, allDecisions, changeDecision, decisionOf, versionsOf } from "../store/decisions.ts";
import { decisionHref } from "../web/staff/decision-ending.ts";
import { type DecisionFormInput, decisionFormPage, longestText } from "../web/staff/decision-form.ts";
import { decisionPage } from "../web/staff/decision-page.ts";
import { decisionsPage } from "../web/staff/decisions-page.ts";
import { decidePath, decisionsPath } from "../web/staff/frame.ts";
import { logAccess } from "./access-log.ts";
import type { Signed, StaffEnv } from "./context.ts";
import { type DecidedPage, pageAt, pageLink } from "./decided-page.ts";
import { fieldOf } from "./form-key.ts";
import { message, refuse, staffSite } from "./pages.ts";

const nothing: DecisionText = { task: "", responsible: "", due: "", expected: "", status: "open" };

/** Decisions: made about a page, changed by one person at a time, read by those who may see that page. */
export const decisionRoutes = new Hono<StaffEnv>()
  .get(decidePath, async (c) => {
    const asked = await askedPage(c, c.req.query("page") ?? "");
    if (asked === undefined) return await refuse(c, logged("decide", wholeDistrict));
    return c.html(await newForm(c, asked, { text: nothing }));
  })
  .post(decidePath, async (c) => {
    const { signed, parts } = c.var;
    const asked = await askedPage(c, await fieldOf(c, "page"));
    if (asked === undefined || signed === undefined) return await refuse(c, logged("decide", wholeDistrict));
    const text = { ...(await textOf(c)), status: "open" } as const;
    const fault = faultOf(c, text);
    if (fault !== undefined) return c.html(await newForm(c, asked, { text, fault }), 400);
    await logAccess(c, logged("decide", asked.page.about, asked.page.address), "allowed");
    const { address: page, about } = asked.page;
    const by = { person: signed.person.id, at: parts.now() };
    return c.redirect(decisionHref(await addDecision(parts.state.db, { page, about }, text, by)), 303);
  })
  .get(decisionsPath, async (c) => {
    const { signed, parts } = c.var;
    const own = signed?.viewer.grants.find(({ scope }) => may(signed.viewer, "read-audit", scope));
    if (signed === undefined || own === undefined) return await refuse(c, logged("read-audit", wholeDistrict));
    const decisions = await allDecisions(parts.state.db);
    await logAccess(c, logged("read-audit", own.scope, "decisions"), "allowed");
    return c.html(
      decisionsPage(
        decisions.filter(({ about }) => may(signed.viewer, "read-audit", about)),
        staffSite(c),
      ),
    );
  })
  .get(`${decisionsPath}/:id`, async (c) => {
    const { signed, parts } = c.var;
    const decision = await decisionOf(parts.state.db, c.req.param("id"));
    if (signed === undefined || decision === undefined || !may(signed.viewer, "read-audit", decision.about))
      return await refuseDecision(c, "read-audit", decision);
    await logAccess(c, logged("read-audit", decision.about, decision.page), "allowed");
    const [versions, page] = [await versionsOf(parts.state.db, decision.id), await linkOf(c, signed, decision)];
    const mayChange = may(signed.viewer, "decide", decision.about);
    return c.html(decisionPage({ decision, versions, page, mayChange }, staffSite(c)));
  })
  .get(`${decisionsPath}/:id/change`, async (c) => {
    const decision = await ownDecision(c, c.req.param("id"));
    if ("refused" in decision) return await refuseDecision(c, "decide", decision.refused);
    return c.html(changeForm(c, decision, { text: decision }));
  })
  .post(`${decisionsPath}/:id/change`, async (c) => {
    const { signed, parts } = c.var;
    const decision = await ownDecision(c, c.req.param("id"));
    if (signed === undefined || "refused" in decision)
      return await refuseDecision(c, "decide", "refused" in decision ? decision.refused : decision);
    const base = Number(await fieldOf(c, "version"));
    const text = await textOf(c);
    const fault = faultOf(c, text);
    // Keep the version that was read, so that the next attempt also notices another person's change.
    if (fault !== undefined) return c.html(changeForm(c, { ...decision, version: base }, { text, fault }), 400);
    const by = { person: signed.person.id, at: parts.now() };
    await logAccess(c, logged("decide", decision.about, decision.page), "allowed");
    if (await changeDecision(parts.state.db, { id: decision.id, base }, text, by))
      return c.redirect(decisionHref(decision.id), 303);
    const theirs = (await decisionOf(parts.state.db, decision.id)) ?? decision;
    return c.html(changeForm(c, theirs, { text, theirs }), 409);
  });

const logged = (action: "decide" | "read-audit", about: Scope, page = "") => ({ action, about, page });

/**
 * An unknown decision could be about any part of the district, so only people with the whole
 * district see that it does not exist.
 */
async function refuseDecision(
  c: Context<StaffEnv>,
  action: "decide" | "read-audit",
  decision: KeptDecision | undefined,
): Promise<Response> {
  if (decision === undefined && c.var.signed !== undefined && may(c.var.signed.viewer, action))
    return await message(c, "not-found", 404);
  return await refuse(c, logged(action, decision?.about ?? wholeDistrict, decision?.page));
}

/** The page to decide about, if the viewer may see it; undefined for an unknown one too. */
async function askedPage(
  c: Context<StaffEnv>,
  address: string,
): Promise<{ readonly page: DecidedPage; readonly signed: Signed } | undefined> {
  const { signed, parts, words } = c.var;
  if (signed === undefined) return undefined;
  const page = pageAt(await parts.report(), signed.viewer, words.lang, address);
  return page !== undefined && may(signed.viewer, "decide", page.about) ? { page, signed } : undefined;
}

async function ownDecision(
  c: Context<StaffEnv>,
  id: string,
): Promise<KeptDecision | { readonly refused: KeptDecision | undefined }> {
  const { signed, parts } = c.var;
  const decision = await decisionOf(parts.state.db, id);
  const isOwn =
    signed !== undefined &&
    decision !== undefined &&
    may(signed.viewer, "read-audit", decision.about) &&
    may(signed.viewer, "decide", decision.about);
  return isOwn ? decision : { refused: decision };
}

const linkOf = async (c: Context<StaffEnv>, { viewer }: Signed, { page }: Pick<KeptDecision, "page">) => {
  const { parts, words } = c.var;
  return await pageLink(await parts.report(), viewer, words, page);
};

type FilledForm = Pick<DecisionFormInput, "text" | "fault" | "theirs">;

async function newForm(
  c: Context<StaffEnv>,
  { page, signed }: { readonly page: DecidedPage; readonly signed: Signed },
  filled: FilledForm,
): Promise<string> {
  const link = await linkOf(c, signed, { page: page.address });
  const title = c.var.words.say("decision.title-new", { page: link?.label ?? page.address });
  const hidden = { page: page.address };
  return decisionFormPage({ title, action: decidePath, hidden, isNew: true, ...filled }, staffSite(c));
}

const changeForm = (
  c: Context<StaffEnv>,
  { id, version }: Pick<KeptDecision, "id" | "version">,
  filled: FilledForm,
): string =>
  decisionFormPage(
    {
      title: c.var.words.say("decision.change"),
      action: `${decisionHref(id)}/change`,
      hidden: { version: String(version) },
      isNew: false,
      ...filled,
    },
    staffSite(c),
  );

async function textOf(c: Context<StaffEnv>): Promise<DecisionText> {
  const text = async (name: string): Promise<string> => (await fieldOf(c, name)).replaceAll("\r\n", "\n").trim();
  const status = await text("status");
  return {
    task: await text("task"),
    responsible: await text("responsible"),
    due: await text("due"),
    expected: await text("expected"),
    status: decisionStatuses.find((known) => known === status) ?? "open",
  };
}

/** Why a text can't be saved; undefined if it can. */
function faultOf({ var: { words } }: Context<StaffEnv>, text: DecisionText): string | undefined {
  const { task, responsible, due, expected } = text;
  if (task === "" || responsible === "" || expected === "" || !isDay(due)) return words.say("decision.missing");
  const isLong = [task, responsible, expected].some(({ length }) => length > longestText);
  return isLong ? words.say("decision.too-long", { n: longestText }) : undefined;
}

const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
