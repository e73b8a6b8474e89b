/** Dictionary encoding: labels in order of first appearance. */
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
