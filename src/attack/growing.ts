type Numbers = Float64Array | Int32Array | Uint8Array;

/** A typed array that grows at its end. */
export class Growing<A extends Numbers> {
  #array: A;
  readonly #make: (length: number) => A;
  length = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#array = make(1 << 10);
  }

  push(value: number): void {
    if (this.length === this.#array.length) {
      const bigger = this.#make(2 * this.length);
      bigger.set(this.#array);
      this.#array = bigger;
    }
    this.#array[this.length] = value;
    this.length += 1;
  }

  /** Appends a value `count` times. */
  fill(value: number, count: number): void {
    for (let i = 0; i < count; i += 1) this.push(value);
  }

  get(at: number): number {
    return this.#array[at] ?? 0;
  }

  set(at: number, value: number): void {
    this.#array[at] = value;
  }

  /** Truncates to this length. */
  cut(length: number): void {
    this.length = length;
  }

  /** The values, without the spare room. */
  done(): A {
    return this.#array.slice(0, this.length) as A;
  }
}

export const growingInts = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const growingDoubles = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
export const growingBytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));
