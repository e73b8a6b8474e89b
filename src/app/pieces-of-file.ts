import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Bytes of one piece: 16 MB. */
const most = 1 << 24;

/**
 * The text of a UTF-8 file in pieces, because a long file has more characters than a string can hold. Each iteration
 * reads the file again; no character is split.
 *
 * @param pieceBytes most bytes of a piece
 */
export const piecesOfFile = (path: string, pieceBytes = most): Iterable<string> => ({
  *[Symbol.iterator]() {
    const file = openSync(path, "r");
    try {
      const buffer = Buffer.allocUnsafe(pieceBytes);
      const decoder = new StringDecoder("utf8");
      for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer))
        yield decoder.write(buffer.subarray(0, size));
      const rest = decoder.end();
      if (rest !== "") yield rest;
    } finally {
      closeSync(file);
    }
  },
});
