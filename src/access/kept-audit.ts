/** A gap that an audit was certain of, as far as it is kept to compare with later audits. */
export interface KeptGap {
  readonly indicator: string;
  /** Key of its group. */
  readonly group: string;
  /** Students between the two rates. */
  readonly students: number;
}

/** What is kept of an audit: its certain gaps, by the key of their place. */
export interface KeptAudit {
  /** Mark of what it was made from: audits with the same mark are the same. */
  readonly mark: string;
  /** Its latest school year. */
  readonly schoolYear: number;
  readonly gaps: ReadonlyMap<string, readonly KeptGap[]>;
}

/** The audit before the present one, as far as a reader may see it. */
export interface EarlierAudit extends Omit<KeptAudit, "mark"> {
  /** When it was kept: ISO 8601, UTC. */
  readonly at: string;
}
