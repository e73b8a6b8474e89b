import { AppError } from "../../base/errors.ts";

/** Longest text, in bytes, that is looked up by its bytes alone. */
export const shortText = 12;

/** A dictionary as plain data. */
export interface PlainStringDictionary {
  readonly words: Int32Array<ArrayBuffer>;
  readonly count: number;
  readonly long: readonly (readonly [text: string, number: number])[];
}

/**
 * Dictionary encoding: each distinct text has a code, counted from 0, and columns contain the codes.
 *
 * A text of up to 12 bytes is identified by four words (its length and its bytes, zero padded), DuckDB's inline form; a JavaScript string is only
 * created when it is read.
 */
export class StringDictionary {
  private words: Int32Array<ArrayBuffer> = new Int32Array(4 * 1024);
  private readonly strings: (string | undefined)[] = [];
  private readonly long = new Map<string, number>();
  private readonly pairs = new Map<number, number>();
  /** Open addressing: code + 1 per entry; 0 if free. */
  private places = new Int32Array(2048);

  /** Rebuilds the dictionary that `plain` exported, with the same codes. */
  static from({ words, count, long }: PlainStringDictionary): StringDictionary {
    const dictionary = new StringDictionary();
    dictionary.words = words;
    dictionary.strings.length = count;
    for (const [text, number] of long) {
      dictionary.strings[number] = text;
      dictionary.long.set(text, number);
    }
    dictionary.widen(count);
    return dictionary;
  }

  /**
   * Exports the dictionary for another thread. Shares memory with this dictionary, which must not be used afterwards.
   */
  plain(): PlainStringDictionary {
    return { words: this.words, count: this.size, long: [...this.long] };
  }

  get size(): number {
    return this.strings.length;
  }

  /** The code of a text. */
  of(text: string): number {
    const bytes = Buffer.from(text, "utf8");
    if (bytes.length > shortText) {
      const code = this.long.get(text);
      if (code !== undefined) return code;
      const made = this.add(bytes.length, 0, 0, 0, text);
      this.long.set(text, made);
      return made;
    }
    const padded = Buffer.alloc(shortText);
    bytes.copy(padded);
    return this.ofWords(bytes.length, padded.readInt32LE(0), padded.readInt32LE(4), padded.readInt32LE(8));
  }

  /**
   * The code of a short text.
   *
   * @param length  in bytes, at most 12
   * @param a  its first four bytes, little-endian; `b` and `c` are the next ones
   */
  ofWords(length: number, a: number, b: number, c: number): number {
    const mask = this.places.length - 1;
    let at = mixed(length, a, b, c) & mask;
    for (;;) {
      const found = this.places[at]! - 1;
      if (found < 0) break;
      const w = 4 * found;
      if (this.words[w + 1] === a && this.words[w + 2] === b && this.words[w + 3] === c && this.words[w] === length)
        return found;
      at = (at + 1) & mask;
    }
    const made = this.add(length, a, b, c, undefined);
    this.places[at] = made + 1;
    if (2 * made > this.places.length) this.widen(2 * made);
    return made;
  }

  /** The code of the concatenation of two texts. */
  joined(left: number, right: number): number {
    const pair = left * 2 ** 26 + right;
    const code = this.pairs.get(pair);
    if (code !== undefined) return code;
    const made = this.of(this.text(left) + this.text(right));
    this.pairs.set(pair, made);
    return made;
  }

  /** The text of a code. */
  text(number: number): string {
    const known = this.strings[number];
    if (known !== undefined) return known;
    const length = this.words[4 * number];
    if (length === undefined || number >= this.size) throw new AppError("records.no-such-text", { number });
    const { buffer } = this.words;
    const text = Buffer.from(buffer, 16 * number + 4, length).toString("utf8");
    this.strings[number] = text;
    return text;
  }

  private add(length: number, a: number, b: number, c: number, text: string | undefined): number {
    const made = this.strings.length;
    if (4 * made + 4 > this.words.length) {
      const wider = new Int32Array(2 * this.words.length);
      wider.set(this.words);
      this.words = wider;
    }
    this.words[4 * made] = length;
    this.words[4 * made + 1] = a;
    this.words[4 * made + 2] = b;
    this.words[4 * made + 3] = c;
    this.strings.push(text);
    return made;
  }

  private widen(count: number): void {
    this.places = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2048)));
    const mask = this.places.length - 1;
    for (let number = 0; number < this.size; number++) {
      const w = 4 * number;
      const length = this.words[w]!;
      if (length > shortText) continue;
      let at = mixed(length, this.words[w + 1]!, this.words[w + 2]!, this.words[w + 3]!) & mask;
      while (this.places[at] !== 0) at = (at + 1) & mask;
      this.places[at] = number + 1;
    }
  }
}

/** Hashes four words to one. */
function mixed(length: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ (length << 27), 0x9e3779b1);
  h = Math.imul((h ^ (h >>> 15)) + b, 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 13)) + c, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
