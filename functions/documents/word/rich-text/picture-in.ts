import type { NoPicture } from '#schemas/no-picture.ts';
import { passOver } from './tokens.ts';

/**
 * Returns the bytes of a picture from its group without the last bracket (RTF 1.9.1, "Pictures"): two digits each, over many lines, or as
 * they are after `\bin`. Groups in it say how it is shown.
 */
export function pictureIn(group: Uint8Array, most: number): Uint8Array | NoPicture {
  const [digits, plain]: [Uint8Array[], Uint8Array[]] = [[], []];
  let [depth, length] = [0, 0];
  const nothing = () => {};
  const take = (to: Uint8Array[], bytes: Uint8Array, size: number) => {
    if (depth > 1) return;
    length += size;
    if (length <= most) to.push(bytes);
  };
  passOver(group, {
    ...{ isSkipping: false, isSilent: false, word: nothing, symbol: nothing, coded: nothing },
    open: () => {
      depth += 1;
    },
    close: () => {
      depth -= 1;
    },
    text: (bytes) => take(digits, bytes, bytes.length / 2),
    plain: (bytes) => take(plain, bytes, bytes.length),
  });
  if (length > most) return 'too_large';
  if (plain.length > 0) return Buffer.concat(plain);
  return Buffer.from(
    Buffer.concat(digits)
      .toString('latin1')
      .replace(/[^0-9a-f]/gi, ''),
    'hex',
  );
}
