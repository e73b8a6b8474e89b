import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { type Grant, type Scope, wholeDistrict } from "../../access/grant.ts";
import { roleRule, roles, scopeKinds } from "../../access/roles.ts";
import { listSchools } from "../../app/list-schools.ts";
import { reportWords } from "../../app/report-words.ts";
import { AppError } from "../../base/errors.ts";
import { grantWords } from "../../web/staff/account-page.ts";
import type { KnownSchool } from "../../web/staff/role-fields.ts";
import type { CommandContext, CommandMaker } from "../command-context.ts";
import { usualPort } from "../port.ts";

interface Options {
  readonly name?: string;
  readonly role?: string;
  readonly school?: string;
  readonly grade?: string;
  readonly section?: string;
  readonly caseload?: string;
  readonly address: string;
}

const actions = ["add", "link", "list", "role", "revoke"] as const;

export const peopleCommand: CommandMaker = (context) => {
  const say = context.words.people;
  return new Command("people")
    .description(say.about)
    .argument("<action>", say.action, (text) => {
      const action = actions.find((known) => known === text);
      if (action === undefined) throw new InvalidArgumentError(say.unknownAction(text, actions.join(", ")));
      return action;
    })
    .argument("[email]", say.email)
    .option("--role <role>", `${say.role} (${Object.keys(roles).join(", ")})`)
    .option("--name <name>", say.name)
    .option("--school <id>", say.scope("school"))
    .option("--grade <id>", say.scope("grade"))
    .option("--section <id>", say.scope("section"))
    .option("--caseload <id>", say.scope("caseload"))
    .option("--address <url>", say.address, `http://localhost:${usualPort}`)
    .action(async (action: (typeof actions)[number], email: string | undefined, options: Options) => {
      if (action === "list") return await list(context);
      // The rule of the sign-in library: it would refuse the link of a person with another one.
      if (email === undefined || !z.email().safeParse(email).success)
        throw new AppError("people.email", { given: email ?? "" });
      if (action === "role" || action === "revoke") return await changeRole(context, action, email, options);
      await giveLink(context, email, action === "add" ? await askedGrant(context, options) : undefined, options);
    });
};

/** Gives a role, or takes one away; without a role, all. */
async function changeRole(
  context: CommandContext,
  action: "role" | "revoke",
  email: string,
  options: Options,
): Promise<void> {
  const { terminal, viewer, now } = context;
  const say = context.words.people;
  const { changeRoles } = await import("../../server/add-person.ts");
  const change =
    action === "role"
      ? { given: await askedGrant(context, options) }
      : { revoked: options.role === undefined ? ("all" as const) : await askedGrant(context, options, []) };
  await changeRoles(viewer, context.workspace().folder, email, change, now());
  terminal.answer({ ok: true });
  terminal.say(action === "role" ? say.given(email) : say.revoked(email));
}

/**
 * @param schools  to check a school's id with; default: those of the records
 * @throws AppError people.role, people.scope, people.school
 */
async function askedGrant(context: CommandContext, options: Options, schools?: readonly KnownSchool[]): Promise<Grant> {
  const { grantOf } = await import("../../server/asked-person.ts");
  const role = options.role ?? "";
  const named = scopeKinds.flatMap((kind): Scope[] => {
    const id = kind === "district" ? undefined : options[kind];
    return id === undefined || kind === "district" ? [] : [{ kind, id }];
  });
  const [scope = wholeDistrict, ...others] = named;
  if (others.length > 0) throw new AppError("people.scope", { role, scopes: roleRule(role)?.scopes ?? [] });
  return grantOf(role, scope, schools ?? (await listSchools(context.viewer, context.workspace())));
}

/** @param grant  of a person who is added; undefined for one who lost their password */
async function giveLink(
  context: CommandContext,
  email: string,
  grant: Grant | undefined,
  options: Options,
): Promise<void> {
  const { terminal, viewer, now } = context;
  const say = context.words.people;
  if (!URL.canParse(options.address)) throw new AppError("serve.exposed", { host: options.address });
  const { addPerson, newLink } = await import("../../server/add-person.ts");
  const people = { folder: context.workspace().folder, origin: options.address };
  const link =
    grant === undefined
      ? await newLink(viewer, people, email, now())
      : await addPerson(viewer, people, { email, name: options.name ?? email, grant }, now());
  terminal.answer({ ok: true, link });
  terminal.say(grant === undefined ? say.linked(email) : say.added(email));
  terminal.say(terminal.bold(link), 2);
  terminal.say(say.once);
}

async function list(context: CommandContext): Promise<void> {
  const { terminal, viewer, lang } = context;
  const workspace = context.workspace();
  const { listPeople } = await import("../../server/add-person.ts");
  const people = await listPeople(viewer, workspace.folder);
  const words = reportWords(workspace, lang);
  terminal.answer({ ok: true, people });
  if (people.length === 0) terminal.say(context.words.people.none);
  for (const { name, email, grants } of people) {
    terminal.say(name === email ? email : `${name} (${email})`);
    for (const grant of grants) terminal.say(grantWords(grant, words), 2);
  }
}
