/** A line of the access log as read back, with names instead of ids where the people still exist. No student data. */
export interface AccessLine {
  readonly id: number;
  readonly at: string;
  readonly name: string | null;
  /** The person whose roles were used, if not the actor's own. */
  readonly asName: string | null;
  readonly action: string;
  readonly about: string;
  readonly page: string;
  readonly outcome: string;
}
