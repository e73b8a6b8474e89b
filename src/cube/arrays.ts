/** Collects the ArrayBuffers in plain data, for transfer to a worker. Shared buffers are not transferred. */
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

/**
 * Copies number arrays in plain data to shared memory (unless already shared), so that sending them to threads does
 * not copy them again.
 */
export function sharedCopy<T>(data: T): T {
  const copied = new Map<object, unknown>();
  const copy = (x: unknown): unknown => {
    if (typeof x !== "object" || x === null) return x;
    const known = copied.get(x);
    if (known !== undefined) return known;
    let made: unknown;
    if (ArrayBuffer.isView(x)) made = x.buffer instanceof SharedArrayBuffer ? x : sharedView(x);
    else if (Array.isArray(x)) made = x.map(copy);
    else if (x instanceof Map) made = new Map([...x].map(([key, value]) => [key, copy(value)]));
    else if (Object.getPrototypeOf(x) === Object.prototype)
      made = Object.fromEntries(Object.entries(x).map(([name, value]) => [name, copy(value)]));
    else made = x;
    copied.set(x, made);
    return made;
  };
  return copy(data) as T;
}

function sharedView(view: ArrayBufferView): ArrayBufferView {
  const bytes = new Uint8Array(new SharedArrayBuffer(view.byteLength));
  bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  const Kind = view.constructor as new (buffer: SharedArrayBuffer) => ArrayBufferView;
  return new Kind(bytes.buffer);
}

// Typed arrays in shared memory.
export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
export const sharedLevels = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * length));
export const sharedNumbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length));
