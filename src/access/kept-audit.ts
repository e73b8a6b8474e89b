/** A clear gap of an audit, with the fields kept to compare it with later audits. */
export interface KeptGap {
  readonly indicator: string;
  /** Key of its group. */
  readonly group: string;
  /** Students between the two rates. */
  readonly students: number;
}

/** The clear gaps of an audit, by place key. */
export interface KeptAudit {
  /** Fingerprint of its input: audits with the same one are the same. */
  readonly mark: string;
  /** Its latest school year. */
  readonly schoolYear: number;
  readonly gaps: ReadonlyMap<string, readonly KeptGap[]>;
}

/** The previous audit, filtered by what a reader may see. */
export interface EarlierAudit extends Omit<KeptAudit, "mark"> {
  /** When it was kept: ISO 8601, UTC. */
  readonly at: string;
}
