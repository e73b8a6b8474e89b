/** Labels in the order in which they first appear (dictionary encoding). */
export class Labels {
  readonly list: string[] = [];
  private readonly codes = new Map<string, number>();

  code(label: string): number {
    const known = this.codes.get(label);
    if (known !== undefined) return known;
    const code = this.list.push(label) - 1;
    this.codes.set(label, code);
    return code;
  }
}
