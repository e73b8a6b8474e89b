import { Command } from "commander";
import { engineVersion, examineWorkspace } from "../../app/doctor.ts";
import { version } from "../../app/version.ts";
import { AppError } from "../../base/errors.ts";
import type { Lang } from "../../base/lang.ts";
import type { Examination } from "../../sources/examine.ts";
import { isPoor, joinedByTable } from "../../sources/joins.ts";
import { configPath, type Workspace } from "../../sources/workspace.ts";
import type { TerminalWords } from "../../ui/language/language.ts";
import { languageOf } from "../../ui/language/languages.ts";
import { unplacedSentences } from "../../ui/unplaced-words.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { errorSentences } from "../say-error.ts";
import { joinSentences } from "../say-joins.ts";
import { withProgress } from "../with-progress.ts";

/** One line of the checkup. */
interface Checkup {
  readonly name: string;
  readonly well: boolean;
  readonly detail: string;
  readonly fix?: string;
}

export const doctorCommand: CommandMaker = (context) =>
  new Command("doctor").description(context.words.doctor.about).action(async () => {
    const { terminal, words } = context;
    const findings: Checkup[] = [...(await programFindings(context))];
    let next = words.doctor.nextMend;
    const workspace = workspaceOrFinding(context, findings);
    if (workspace !== undefined) {
      const seen = await withProgress(context, words.doctor.archive, (step) =>
        examineWorkspace(context.viewer, workspace, step),
      );
      findings.push(...workspaceFindings(context, workspace, seen));
      next = nextStep(words, seen) ?? next;
    } else if (findings.every((f) => f.well)) next = words.doctor.nextInit;
    const well = findings.every((f) => f.well);
    if (!well) next = words.doctor.nextMend;
    terminal.answer({ ok: well, findings, next });
    const wrong = findings.filter((f) => !f.well).length;
    terminal.say(terminal.bold(wrong === 0 ? words.doctor.allWell : words.doctor.someBad(wrong)));
    terminal.table(
      ["", "", ""],
      findings.map((f) => [f.name, f.well ? words.doctor.fine : terminal.bold(words.doctor.bad), f.detail]),
    );
    for (const f of findings) if (f.fix !== undefined) terminal.say(`${f.name}: ${words.fix} ${f.fix}`);
    terminal.say();
    terminal.say(`${words.doctor.next} ${next}`);
    context.end(well ? exitCodes.fine : exitCodes.problems);
  });

async function programFindings({ viewer, words: { doctor: say } }: CommandContext): Promise<Checkup[]> {
  const program = `Fairlead ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}`;
  return [
    { name: say.versions, well: true, detail: program },
    { name: say.engine, well: true, detail: `DuckDB ${await engineVersion(viewer)}` },
  ];
}

/** The workspace; or a finding on what is wrong with it; or neither, if there is none. */
function workspaceOrFinding(context: CommandContext, findings: Checkup[]): Workspace | undefined {
  try {
    return context.workspace();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "workspace.none-found") return undefined;
    const name = error.code.startsWith("config.") ? context.words.doctor.settings : context.words.doctor.workspace;
    const { what, fix } = errorSentences(context, error);
    findings.push({ name, well: false, detail: what, fix });
    return undefined;
  }
}

function workspaceFindings({ words, lang }: CommandContext, workspace: Workspace, seen: Examination): Checkup[] {
  const say = words.doctor;
  const { archive, warehouse, free } = seen;
  const faults = archiveFaults(say, archive);
  const gigabytes = free / 1e9;
  const states = {
    none: say.warehouseNone,
    behind: say.warehouseBehind,
    broken: say.warehouseBad,
    older: say.warehouseOlder,
    newer: say.warehouseNewer,
  };
  const open = warehouse.state === "fine" || warehouse.state === "none";
  return [
    {
      name: say.workspace,
      well: !seen.open,
      detail: seen.open ? `${workspace.folder}: ${say.open}` : workspace.folder,
      ...(seen.open ? { fix: say.openFix(workspace.folder) } : {}),
    },
    { name: say.settings, well: true, detail: configPath(workspace.folder) },
    {
      name: say.archive,
      well: faults.length === 0,
      detail:
        faults.length === 0 ? say.archiveFine(archive.files, archive.loads) : faults.map((f) => f.what).join("; "),
      ...(faults.length === 0 ? {} : { fix: [...new Set(faults.map((f) => f.fix))].join(" ") }),
    },
    {
      name: say.warehouse,
      well: open,
      detail:
        warehouse.state === "fine" ? say.warehouseFine(warehouse.loads, warehouse.students) : states[warehouse.state],
      ...(open ? {} : { fix: say.warehouseFix }),
    },
    ...(warehouse.state === "fine" && warehouse.loads > 0 ? meaningFindings(lang, warehouse) : []),
    {
      name: say.disk,
      well: gigabytes > 1,
      detail: say.diskDetail(gigabytes),
      ...(gigabytes > 1 ? {} : { fix: say.diskFix }),
    },
  ];
}

function archiveFaults(
  say: TerminalWords["doctor"],
  { missing, changed, gap, damaged, unnamed }: Examination["archive"],
): { readonly what: string; readonly fix: string }[] {
  const files = [...missing, ...changed];
  return [
    ...(files.length > 0
      ? [{ what: `${say.archiveBad(missing.length, changed.length)}: ${files.join(", ")}`, fix: say.archiveFix }]
      : []),
    ...(damaged.length > 0 ? [{ what: say.archiveDamaged(damaged), fix: say.archiveGapFix }] : []),
    ...(gap.length > 0 ? [{ what: say.archiveGap(gap), fix: say.archiveGapFix }] : []),
    ...(unnamed > 0 ? [{ what: say.archiveUnnamed(unnamed), fix: say.archiveGapFix }] : []),
  ];
}

/** Checks that loaded files were read and that their rows match enrollment. */
function meaningFindings(
  lang: Lang,
  { joins, unread, unplaced, withoutIncome }: Extract<Examination["warehouse"], { readonly state: "fine" }>,
): Checkup[] {
  const words = languageOf[lang].joins;
  const say = words.doctor;
  const read = unread.length === 0;
  const byTable = joinedByTable(joins.filter((j) => !j.waits));
  const poor = joinedByTable(joins.filter(isPoor));
  const waiting = joins.filter((j) => j.waits).map((j) => words.waiting(j.table, j.schoolYear, j.rows));
  const matches = poor.length === 0;
  const detail = matches
    ? [...(byTable.length === 0 ? [] : [say.fine(byTable.length)]), ...waiting]
    : [...joinSentences(lang, joins)];
  return [
    {
      name: say.unread,
      well: read,
      detail: read ? say.unreadFine : say.unreadDetail(unread.length, unread),
      ...(read ? {} : { fix: say.unreadFix }),
    },
    withoutIncome.length === 0
      ? { name: say.income, well: true, detail: say.incomeFine }
      : { name: say.income, well: true, detail: say.incomeMissing(withoutIncome), fix: say.incomeFix },
    ...(joins.length === 0
      ? []
      : [
          { name: say.name, well: matches, detail: detail.join(" "), ...(matches ? {} : { fix: say.fix }) },
          // Rows that count nowhere may be correct, so they are shown but not called a problem.
          unplaced.length === 0
            ? { name: say.unplaced, well: true, detail: words.unplacedNone }
            : {
                name: say.unplaced,
                well: true,
                detail: unplacedSentences(unplaced, words).join(" "),
                fix: say.unplacedFix,
              },
        ]),
  ];
}

function nextStep({ doctor: say }: TerminalWords, { warehouse }: Examination): string | undefined {
  if (warehouse.state === "none") return say.nextLoad;
  if (warehouse.state !== "fine") return undefined;
  if (warehouse.loads === 0) return say.nextLoad;
  return warehouse.quarantined > 0 ? `${say.nextQuarantine(warehouse.quarantined)} ${say.nextAudit}` : say.nextAudit;
}
