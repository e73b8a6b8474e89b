import type { Command } from "commander";
import { type Right, type Role, rights, roles, type ScopeKind } from "../../src/access/roles.ts";
import type { CommandContext } from "../../src/cli/command-context.ts";
import { programCommands } from "../../src/cli/main.ts";
import { indicators } from "../../src/indicators/index.ts";
import { tables } from "../../src/records/tables.ts";
import { configText } from "../../src/sources/config.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { wordsOf } from "../../src/ui/words.ts";

const words = wordsOf("en");
const { terminal, settingsFile, errors } = languageOf.en;

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** Names and defaults of the thresholds in a rule: literals with a name. */
function thresholdsIn(rule: unknown, found = new Map<string, number>()): ReadonlyMap<string, number> {
  if (typeof rule !== "object" || rule === null) return found;
  const { op, name, value } = rule as { readonly op?: string; readonly name?: string; readonly value?: unknown };
  if (op === "literal" && name !== undefined && typeof value === "number") found.set(name, value);
  for (const part of Object.values(rule)) thresholdsIn(part, found);
  return found;
}

async function everyCommand(): Promise<readonly Command[]> {
  // Making a command only reads its words.
  const context = { words: terminal, lang: "en" } as CommandContext;
  const commands: Command[] = [];
  for (const make of Object.values(programCommands)) commands.push((await make())(context));
  return commands;
}

const optionRows = (command: Command): readonly (readonly string[])[] =>
  command.options.map((option) => [
    `\`${option.flags}\``,
    option.description + (option.defaultValue === undefined ? "" : ` (default: ${String(option.defaultValue)})`),
  ]);

function commandPart(command: Command): string {
  const usage = command.registeredArguments
    .map((a) => `${a.required ? "<" : "["}${a.name()}${a.variadic ? "..." : ""}${a.required ? ">" : "]"}`)
    .join(" ");
  const args = command.registeredArguments.map((a) => [`\`${a.name()}\``, a.description]);
  const rows = [...args, ...optionRows(command)];
  return `### ${command.name()}\n\n\`fairlead ${[command.name(), usage].filter((part) => part !== "").join(" ")}\`: ${command.description()}\n${
    rows.length === 0 ? "" : `\n${table(["Argument or option", "Meaning"], rows)}\n`
  }`;
}

/** Generates `docs/manual/reference.md` from the program's declarations. */
export async function referencePage(): Promise<string> {
  const thresholds = indicators.flatMap((i) => [...thresholdsIn(i)].map(([name, value]) => ({ name, value, of: i })));
  const byName = Map.groupBy(thresholds, ({ name }) => name);
  return `# Reference

This page is generated from the program. A test compares the two.

## Commands

Every command takes \`--workspace <dir>\` (${terminal.program.workspace}), \`--json\` (${terminal.program.json}) and \`--lang <language>\` (${terminal.program.lang}).

${terminal.program.exits}

${(await everyCommand()).map(commandPart).join("\n")}
## Settings

\`fairlead init\` writes this file, \`fairlead.yaml\`, into a workspace.

\`\`\`yaml
${configText({ name: "Our District" }, settingsFile)}\`\`\`

## Thresholds

Names for \`thresholds:\` in \`fairlead.yaml\`. A share is a number from 0 to 1.

${table(
  ["Name", "Default", "Questions", "Source"],
  [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, uses]) => [
      `\`${name}\``,
      String(uses[0]?.value),
      uses.map(({ of }) => words.label(`indicator.${of.id}`)).join(", "),
      [...new Set(uses.map(({ of }) => of.source))].join("; "),
    ]),
)}

## Indicators

${table(
  ["Id", "Question", "Goal", "Better", "Source"],
  indicators.map((i) => [
    `\`${i.id}\``,
    words.plain(`indicator.${i.id}`),
    `${i.goal}. ${words.label(`goal.${i.goal}`)}`,
    typeof i.outcome === "string" ? i.outcome : "see its page in the report",
    i.source,
  ]),
)}

## Roles

What each role allows, within the part of the district that it is granted for. What is not listed is refused.

${table(
  ["Role", "Id", "Granted for", ...rights.map((right) => words.say(`right.${right}`))],
  (Object.keys(roles) as Role[]).map((role) => {
    const rule: { readonly scopes: readonly ScopeKind[]; readonly rights: readonly Right[] } = roles[role];
    return [
      words.say(`role.${role}`),
      `\`${role}\``,
      rule.scopes.map((kind) => words.say(`scope.${kind}`).toLowerCase()).join(", "),
      ...rights.map((right) => (rule.rights.includes(right) ? "yes" : "no")),
    ];
  }),
)}

## Tables of records

${tables
  .map(
    ({ id, meaning, columns }) =>
      `### ${id}\n\n${meaning}\n\n${table(
        ["Column", "Type", "Meaning"],
        Object.entries(columns).map(([name, { type, meaning: says }]) => [`\`${name}\``, type, says]),
      )}`,
  )
  .join("\n\n")}

## Error codes

Each message ends with its code, in brackets in \`--json\` output as \`error.code\`. The message says what is wrong and how to fix it.

${Object.keys(errors)
  .sort()
  .map((code) => `- \`${code}\``)
  .join("\n")}
`;
}
