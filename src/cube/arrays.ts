/** The buffers of every array inside plain data, to be transferred with it. Shared buffers are not transferred. */
export function buffersOf(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<unknown>();
  const look = (x: unknown): void => {
    if (typeof x !== "object" || x === null || seen.has(x)) return;
    seen.add(x);
    if (ArrayBuffer.isView(x)) {
      if (x.buffer instanceof ArrayBuffer && x.byteLength > 0) found.add(x.buffer);
    } else if (x instanceof Map) {
      for (const [key, value] of x) {
        look(key);
        look(value);
      }
    } else for (const value of Object.values(x)) look(value);
  };
  look(data);
  return [...found];
}

// Arrays in shared memory.
export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
export const sharedLevels = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * length));
export const sharedNumbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length));
