import type { ByteView } from './byte-view.ts';

/** A user's own properties; ours is one. */
const MOST_PROPERTIES = 1_000;
const UNICODE = 1_200;
const NAMES = 0;
const CODE_PAGE = 1;
const TEXT = 0x1e;
const WIDE_TEXT = 0x1f;

const latin = new TextDecoder('windows-1252');

/**
 * The value of one of the user's own properties in a .doc: the second set of the stream of summary information
 * ([MS-OLEPS] 2.21, 2.25). Throws `Unreadable`.
 */
export function userProperty(stream: ByteView, wanted: string): string | undefined {
  if (stream.length < 68 || stream.u32(24) < 2) return undefined;
  const at = stream.u32(64);
  const set = stream.part(at, stream.u32(at));
  const places = new Map<number, number>();
  const count = Math.min(MOST_PROPERTIES, set.u32(4));
  for (let index = 0; index < count; index += 1) places.set(set.u32(8 + index * 8), set.u32(12 + index * 8));
  const codePage = places.get(CODE_PAGE);
  const wide = codePage !== undefined && set.u16(codePage + 4) === UNICODE;
  const names = places.get(NAMES);
  const id = names === undefined ? undefined : idOf(set, names, wide, wanted);
  const value = id === undefined ? undefined : places.get(id);
  return value === undefined ? undefined : textAt(set, value, wide);
}

/** The number of the property with this name. */
function idOf(set: ByteView, from: number, wide: boolean, wanted: string): number | undefined {
  let at = from + 4;
  for (let index = 0; index < Math.min(MOST_PROPERTIES, set.u32(from)); index += 1) {
    const length = set.u32(at + 4);
    const name = wide ? set.text(at + 8, length) : latin.decode(set.slice(at + 8, length));
    if (name.replace(/\0+$/, '') === wanted) return set.u32(at);
    const size = wide ? length * 2 : length;
    at += 8 + (wide ? Math.ceil(size / 4) * 4 : size);
  }
  return undefined;
}

function textAt(set: ByteView, at: number, wide: boolean): string | undefined {
  const type = set.u16(at);
  const length = set.u32(at + 4);
  if (type === WIDE_TEXT) return trimmed(set.text(at + 8, length));
  if (type !== TEXT) return undefined;
  return trimmed(wide ? set.text(at + 8, Math.floor(length / 2)) : latin.decode(set.slice(at + 8, length)));
}

function trimmed(text: string): string | undefined {
  const [value = ''] = text.split('\0');
  return value.trim() === '' ? undefined : value.trim();
}
