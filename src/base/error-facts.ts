import type { ErrorCode as YamlCode } from "yaml";
import type { ListName } from "./list-name.ts";
import type { Quantity } from "./quantity.ts";
import type { SettingFault } from "./setting-fault.ts";

/** No facts beyond the code. */
type None = Readonly<Record<string, never>>;

/** Where a text stops being YAML; lines and columns count from 1. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  /**
   * The YAML parser's code, or ours: the text is too long for settings, or its aliases do not resolve or expand too
   * far.
   */
  readonly code: YamlCode | "TOO_LONG" | "UNRESOLVED_ALIASES";
}

/** What is wrong with one setting; lines and columns count from 1. */
export interface SettingFaultAt {
  readonly line?: number;
  readonly column?: number;
  /** Dotted path of the setting; empty for the whole file. */
  readonly setting: string;
  readonly fault: SettingFault;
}

interface NotYaml {
  readonly path: string;
  readonly faults: readonly YamlFault[];
}

interface WrongSettings {
  readonly path: string;
  readonly faults: readonly SettingFaultAt[];
}

interface ArchivedOriginal {
  /** File name in the delivery. */
  readonly file: string;
  readonly path: string;
  readonly load: number;
}

interface OnDisk {
  /** The file or folder; null if the system does not say which. */
  readonly path: string | null;
}

/** What a cell counts: students with an outcome, a sum per student, or a ratio of two sums. */
export type KindOfCell = "share" | "mean" | "ratio";

/** Report audience. */
export type Readers = "internal" | "staff" | "public";

/** Value types in an expression. */
export type ValueKindOfQuestion = "text" | "boolean" | "number" | "date" | "null";

/** What is wrong with an expression written by a district. */
type WrongExpression = {
  /** Where it is in the settings. */
  readonly where: string;
  readonly operations: readonly string[];
} & (
  | { readonly wrong: "column"; readonly name: string; readonly nearest: readonly string[] }
  | { readonly wrong: "mixed"; readonly a: ValueKindOfQuestion; readonly b: ValueKindOfQuestion }
  | { readonly wrong: "kind"; readonly found: ValueKindOfQuestion; readonly needed: ValueKindOfQuestion }
  | { readonly wrong: "operation"; readonly name: string; readonly parts: number }
  | { readonly wrong: "not-an-expression" | "not-one-operation" }
);

/** Cells of a column that have the wrong form. Row numbers count from 1 and include the header row. */
interface RowsOfColumn {
  readonly column: string;
  readonly rows: number;
  readonly firstRow: number;
}

/** A district's own indicator or grouping whose settings cannot be read. */
type WrongShape = { readonly at: string; readonly wrong: "shape"; readonly fault: SettingFault | null };

/**
 * What is wrong with a line of a release's `cells.csv`. `not-offered`: the row is not the one that `structure.json` puts there.
 */
export type CellsFault =
  | "header"
  | "columns"
  | "not-offered"
  | "missing"
  | "cut-short"
  | "unreadable"
  | "not-empty"
  | "unit";

/** What is wrong with a release's `structure.json`. `order`: the steps of the ladder overlap or are out of order. */
export type StructureFault = "not-json" | "form" | "shape" | "unknown" | "twice" | "reserved" | "order";

/** What is wrong with a release's `proof.json`. */
export type ProofFault = Extract<StructureFault, "not-json" | "form" | "shape">;

/**
 * Every error by its code, with the values its sentence needs. Plain data, so that it can be sent as JSON and between
 * threads. Holds names of files, columns and settings, and counts; never a student's data.
 */
export interface ErrorFacts {
  "access.denied": { readonly viewer: string; readonly right: string };
  "archive.damaged": { readonly path: string };
  "archive.file-changed": ArchivedOriginal;
  "archive.file-missing": ArchivedOriginal;
  "archive.gap": {
    readonly folder: string;
    /** Numbers of the loads and undos that have no record. */
    readonly missing: readonly number[];
    /** Number of archived originals that no record mentions. */
    readonly unnamed: number;
  };
  "archive.unconfirmed": { readonly number: number };
  "base.duplicate-id": {
    readonly list: ListName;
    readonly id: string;
    readonly first: number;
    readonly second: number;
  };
  // The application throws these too. Scripts match on these codes in `--json` output, so they keep the `cli.` prefix
  // even though `app` throws them too.
  "cli.bad-level": { readonly level: string };
  "cli.demo-exists": { readonly folder: string };
  "cli.no-covariates": { readonly place: string; readonly name: string; readonly reason: string };
  "cli.no-direction": { readonly figure: string };
  "cli.no-figure": { readonly figure: string; readonly level: "school" | "district" };
  /**
   * `needs`: record types the number requires that were never loaded. `notMatched`: loaded, but no row matched an
   * enrollment.
   */
  "cli.not-asked": { readonly id: string; readonly needs: readonly string[]; readonly notMatched: readonly string[] };
  "cli.no-such-finding": { readonly id: string; readonly near: readonly string[] };
  "cli.no-usual-figure": None;
  "cli.not-a-report": { readonly dir: string };
  "cli.no-official-figures": { readonly file: string };
  "cli.own-file": { readonly file: string };
  "cli.port-taken": { readonly port: number };
  "cli.unknown-factor": { readonly factor: string; readonly known: readonly string[] };
  "cli.which-place": {
    readonly named: string;
    readonly places: number;
    /** The first few: code and name. */
    readonly shown: readonly { readonly id: string; readonly name: string; readonly district: string | null }[];
  };
  "config.not-yaml": NotYaml;
  "config.words": { readonly path: string; readonly faults: readonly string[] };
  "config.wrong": WrongSettings;
  "cube.bad-period": {
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly previous: string | null;
  };
  "cube.kinds-differ": { readonly kinds: readonly [KindOfCell, KindOfCell] };
  "cube.not-a-cube": {
    readonly path: string;
    readonly why: "other-file" | "cut-short" | "changed" | "unreadable-header" | "other-form";
  };
  "cube.audiences-differ": { readonly audience: Readers; readonly other: Readers };
  "cube.not-from-a-door": None;
  "cube.thread-failed": { readonly message: string; readonly stack: string | null };
  "delivery.empty": { readonly paths: readonly string[] };
  "delivery.not-there": { readonly missing: readonly string[]; readonly from: string };
  "disk.denied": OnDisk;
  "disk.failed": OnDisk;
  "disk.full": OnDisk;
  "disk.name-too-long": OnDisk;
  "disk.no-links": OnDisk;
  "disk.other-device": OnDisk;
  "disk.outside": { readonly path: string };
  "disk.read-only": OnDisk;
  "engine.cannot-open": { readonly path: string; readonly message: string };
  "engine.other-vectors": None;
  "engine.question-failed": { readonly engine: string; readonly sql: string; readonly message: string };
  "groups.custom": WrongShape | { readonly at: string; readonly wrong: "taken" };
  "impact.identifier": {
    readonly column: string;
    /** Number of distinct values, and of students. */
    readonly values: number;
    readonly students: number;
  };
  "impact.more-than-size": RowsOfColumn & { readonly size: string };
  "impact.no-rows": { readonly file: string; readonly filtered: boolean };
  "impact.only-totals": { readonly columns: readonly string[] };
  "impact.option": {
    readonly option: string;
    readonly wrong:
      | "cohorts"
      | "long-group"
      | "long-only"
      | "long-second"
      | "long-weight"
      | "no-equals-sign"
      | "no-groups"
      | "not-a-scenario"
      | "not-a-share"
      | "one-column"
      | "two-references"
      | "wide";
  };
  "impact.own-input": { readonly path: string };
  "impact.reference": { readonly option: string; readonly named: string; readonly known: readonly string[] };
  "impact.too-many": { readonly most: number };
  "impact.values": RowsOfColumn & { readonly needed: "yes-or-no" | "count" | "size" | "flag" };
  "indicators.custom": WrongShape | { readonly at: string; readonly wrong: "taken" | "hit-or-value" };
  "indicators.threshold": { readonly names: readonly string[] };
  "load.undone": { readonly load: number };
  "load.unknown": { readonly which: string; readonly loads: readonly number[] };
  "mapped.profile-not-yaml": NotYaml;
  "mapped.profile-wrong": WrongSettings;
  "measures.bad-count": { readonly n: number };
  "models.bad-bins": { readonly binCount: number };
  "models.bad-capacity": { readonly places: number };
  "models.bad-cell":
    | {
        readonly wrong: "covariates";
        readonly unit: string;
        readonly names: readonly string[];
        readonly others: readonly string[];
      }
    | { readonly wrong: "numbers"; readonly unit: string };
  "models.bad-cohort": { readonly earlier: readonly string[]; readonly later: readonly string[] };
  "models.bad-cost": { readonly missCost: number };
  "models.bad-durations": { readonly times: number; readonly outcomes: number; readonly allowed: readonly number[] };
  "models.bad-periods": { readonly periods: number; readonly wholeTimes: boolean };
  "models.bad-scores":
    | { readonly wrong: "lengths"; readonly outcomes: number; readonly scores: number }
    | { readonly wrong: "group-lengths"; readonly outcomes: number; readonly flags: number; readonly groups: number }
    | { readonly wrong: "outcome" | "score" };
  "models.bad-stratum":
    | { readonly wrong: "no-reference"; readonly dimension: string; readonly level: string }
    | {
        readonly wrong: "not-whole";
        readonly names: readonly string[];
        readonly dimensions: readonly string[];
        readonly n: number;
        readonly hits: number;
      };
  "models.bad-tolerance": { readonly tolerance: number };
  "models.protected-input": { readonly sign: string };
  "official.profile-wrong": WrongSettings;
  "printers.board-failed": { readonly lang: string };
  "printers.letter-failed": { readonly place: string };
  "printers.packet-failed": { readonly place: string };
  "quarantine.file-exists": { readonly path: string };
  "rebuild.file-exists": { readonly path: string };
  "rebuild.in-the-way": { readonly path: string };
  "rebuild.not-a-date": { readonly given: string };
  "rebuild.nothing-known": { readonly asOf: string | null };
  "people.email": { readonly given: string };
  "people.exists": { readonly email: string };
  "people.last": object;
  "people.name": { readonly given: string };
  "people.no-such-role": { readonly email: string };
  "people.role": { readonly given: string; readonly known: readonly string[] };
  /** `near`: ids and names of schools that are most like it. */
  "people.school": { readonly given: string; readonly near: readonly string[] };
  "people.scope": { readonly role: string; readonly scopes: readonly string[] };
  "people.unknown": { readonly email: string };
  "records.column-twice": { readonly column: string; readonly on: readonly string[] };
  "records.expression": WrongExpression;
  "records.kinds-differ": { readonly a: ValueKindOfQuestion; readonly b: ValueKindOfQuestion };
  "records.no-such-text": { readonly number: number };
  "records.table-not-given": { readonly table: string };
  /** Lines count from 1 and include the header. */
  "release.cells": { readonly line: number; readonly column: string; readonly wrong: CellsFault };
  "release.certificates": { readonly line: number };
  "release.changed": { readonly folder: string };
  "release.date": { readonly given: string };
  "release.exists": { readonly folder: string };
  "release.no-students": { readonly folder: string };
  "release.not-later": { readonly date: string; readonly last: string };
  "release.not-there": { readonly folder: string };
  "release.policy": { readonly given: string; readonly known: readonly string[] };
  /** `at`: path in the file, as `groups.0.counts`; empty for the whole file. */
  "release.proof": { readonly at: string; readonly wrong: ProofFault };
  /** `at`: path in the file, as `populations.0.offers`; empty for the whole file. */
  "release.structure": { readonly at: string; readonly wrong: StructureFault };
  "serve.exposed": { readonly host: string };
  "serve.proxy": { readonly given: string };
  "serve.no-such-host": { readonly host: string };
  "sources.cannot-read": { readonly file: string; readonly message: string };
  "sources.rows-lost": {
    readonly file: string;
    readonly record: string | null;
    readonly rowsIn: number;
    readonly loaded: number;
    readonly quarantined: number;
    readonly setAside: number;
  };
  "stats.bad-count": { readonly count: number };
  "stats.bad-counts":
    | { readonly wrong: "rate"; readonly hits: number; readonly n: number; readonly most: number }
    | { readonly wrong: "cells" };
  "stats.bad-confidence": { readonly confidence: number };
  "stats.bad-shape":
    | { readonly wrong: "matrix"; readonly entries: number; readonly size: number }
    | { readonly wrong: "table"; readonly row: number; readonly first: number }
    | {
        readonly wrong: "lengths";
        readonly lists: readonly [Quantity, Quantity];
        readonly lengths: readonly [number, number];
      };
  "stats.bad-share":
    | { readonly wrong: "outcome"; readonly row: number }
    | { readonly wrong: "share"; readonly quantity: Quantity; readonly p: number };
  "stats.bad-weight": { readonly weight: number };
  "stats.no-convergence":
    | { readonly of: "incomplete-beta"; readonly x: number; readonly a: number; readonly b: number }
    | { readonly of: "incomplete-gamma"; readonly x: number; readonly a: number };
  "stats.not-finite":
    | { readonly wrong: "answer" }
    | { readonly wrong: "entry"; readonly quantity: Quantity; readonly entry: number };
  "stats.out-of-range":
    | {
        readonly wrong: "outside";
        readonly quantity: Quantity;
        readonly x: number;
        readonly low: number;
        readonly high: number;
      }
    | { readonly wrong: "too-large"; readonly quantity: Quantity; readonly x: number };
  "table.bad-rows": {
    readonly file: string;
    readonly rows: number;
    readonly firstRow: number;
    readonly columns: number;
  };
  "table.column-twice": { readonly column: string; readonly times: number };
  "table.empty": { readonly file: string };
  "table.no-column": { readonly column: string; readonly columns: readonly string[] };
  "table.not-one": { readonly file: string; readonly tables: readonly string[] };
  "ui.not-a-number": { readonly value: number };
  "ui.slot-missing": { readonly slot: string; readonly text: string };
  "ui.unsafe-place": {
    readonly place:
      | "attribute-name"
      | "code"
      | "comment"
      | "ends-inside-tag"
      | "half-an-address"
      | "inside-tag"
      | "not-markup"
      | "not-text"
      | "quote-without-attribute"
      | "script"
      | "style"
      | "style-sheet"
      | "tag-name"
      | "unquoted-attribute";
    /** Tag or attribute name; empty if there is none. */
    readonly name: string;
    readonly after: string;
  };
  "ui.wrong-finding": { readonly form: string; readonly holds: "counts" | "amount" };
  "warehouse.newer": { readonly path: string; readonly version: number };
  "warehouse.none": { readonly folder: string };
  "warehouse.older": { readonly path: string };
  "watch.in-workspace": { readonly folder: string; readonly workspace: string };
  "watch.not-readable": { readonly folder: string; readonly wrong: "missing" | "a-file" | "denied" };
  "workspace.busy": {
    readonly folder: string;
    /** The command that holds the lock, if its lock file can be read. */
    readonly holder: { readonly doing: string; readonly pid: number; readonly since: string } | null;
  };
  "workspace.exists": { readonly folder: string };
  "workspace.in-checkout": { readonly folder: string };
  "workspace.in-workspace": { readonly folder: string; readonly outer: string };
  "workspace.no-settings": { readonly folder: string };
  "workspace.none-found": { readonly from: string };
  "workspace.not-a-folder": {
    readonly folder: string;
    readonly wrong: "not-there" | "a-file";
    readonly making: boolean;
  };
}
