import { headerLength } from './header-end.ts';
import { firstField, type HeaderBlock, readHeaderBlock, readStructured } from './header-fields.ts';

/** A part without parts inside: its header and its body as sent. Views, not copies. */
export type Leaf = { is: 'leaf'; header: HeaderBlock; body: Uint8Array; type: string };
/** A part made of parts. `outside` is the text before the first and after the last of them. */
export type Branch = { is: 'branch'; type: string; parts: Tree[]; outside: Uint8Array[] };
export type Tree = Leaf | Branch;

export type MimeTree = {
  tree: Tree;
  /** Parts were left out: the message has more than the limit. */
  tooMany: boolean;
  /** Multiparts were nested deeper than the limit: the deepest are given as leaves. */
  tooDeep: boolean;
  /** A multipart did not keep to its own boundary: one was guessed, or it is given as a leaf. */
  odd: boolean;
};

/** A school's mail has some ten parts; each costs a parse of its header. */
const LEAVES_AT_MOST = 1_000;
/** Real mail nests some five multiparts. Each level goes through its bytes again. */
const DEEP_AT_MOST = 20;
/** A guessed boundary must come within this many bytes. */
const GUESS_WITHIN = 64 * 1024;

const [CR, LF, DASH, SPACE, TAB] = [0x0d, 0x0a, 0x2d, 0x20, 0x09];

type Delimiter = { from: number; to: number; closes: boolean };

/**
 * Returns the lines that separate the parts of a body (RFC 2046 5.1.1): the boundary alone on its line, with blanks allowed after
 * it.
 */
function delimitersIn(body: Buffer, boundary: string, atMost: number): Delimiter[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const found: Delimiter[] = [];
  for (let at = body.indexOf(mark); at !== -1 && found.length < atMost; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LF && body[at - 1] !== CR) continue;
    let to = at + mark.length;
    const closes = body[to] === DASH && body[to + 1] === DASH;
    if (closes) to += 2;
    while (body[to] === SPACE || body[to] === TAB) to++;
    while (body[to] === CR) to++;
    if (to < body.length && body[to] !== LF && body[to - 1] !== CR) continue;
    // The line end before a delimiter belongs to the delimiter, not to the part.
    let from = at;
    if (body[from - 1] === LF) from--;
    while (from > 0 && body[from - 1] === CR) from--;
    found.push({ from, to: body[to] === LF ? to + 1 : to, closes });
  }
  return found;
}

function boundaryOf(params: Readonly<Record<string, string>>): string | null {
  if (params.boundary) return params.boundary;
  // RFC 2231 3: a long parameter may come in numbered pieces.
  let joined = '';
  for (let i = 0; i < 20; i++) joined += params[`boundary*${i}`] ?? params[`boundary*${i}*`] ?? '';
  return joined === '' ? null : joined;
}

/** Guesses the boundary that a multipart uses when it declares none, or another: a first line of dashes that also ends it. */
function guessBoundary(body: Buffer): string | null {
  const start = body.toString('latin1', 0, GUESS_WITHIN);
  const guess =
    /^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?$/m.exec(start)?.[1] ?? /^--(-*[^\r\n]{1,69}?)[ \t]*\r?$/m.exec(start)?.[1];
  return guess !== undefined && body.includes(`--${guess}--`, 0, 'latin1') ? guess : null;
}

/**
 * Takes a raw message apart into its parts (RFC 2046), with bodies undecoded. It takes one pass a level and no copies. It is
 * bounded: a hostile structure costs no more than an ordinary one. From a broken structure it returns what it can find. Never
 * fails.
 */
export function mimeTreeOf(raw: Uint8Array): MimeTree {
  const seen = { tooMany: false, tooDeep: false, odd: false };
  let leaves = 0;

  const leafOf = (header: HeaderBlock, body: Uint8Array, type: string): Leaf => {
    leaves++;
    return { is: 'leaf', header, body, type };
  };

  const partOf = (bytes: Buffer, depth: number, usual: string): Tree => {
    const length = headerLength(bytes);
    const header = readHeaderBlock(bytes.subarray(0, length));
    const [body, declared] = [bytes.subarray(length), firstField(header.fields, 'content-type')];
    // A part that begins with its words has no header.
    const headless =
      depth > 0 && header.oddLines.length > 0 && !header.fields.some((each) => each.name.startsWith('content-'));
    if (headless) return leafOf({ ...header, fields: [], oddLines: [] }, bytes, usual);
    const { value, params } = readStructured(declared?.raw ?? '');
    if (!value.startsWith('multipart/')) return leafOf(header, body, value.includes('/') ? value : usual);
    if (depth >= DEEP_AT_MOST) {
      seen.tooDeep = true;
      return leafOf(header, body, value);
    }
    const room = LEAVES_AT_MOST - leaves + 1;
    const given = boundaryOf(params);
    let delimiters = given === null ? [] : delimitersIn(body, given, room);
    if (delimiters.length === 0) {
      seen.odd = true;
      const guess = guessBoundary(body);
      delimiters = guess === null ? [] : delimitersIn(body, guess, room);
      if (delimiters.length === 0) return leafOf(header, body, value);
    }
    const parts: Tree[] = [];
    const inside = value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    const outside = [body.subarray(0, delimiters[0]?.from ?? 0)];
    for (const [i, delimiter] of delimiters.entries()) {
      if (leaves >= LEAVES_AT_MOST) {
        seen.tooMany = true;
        break;
      }
      const piece = body.subarray(delimiter.to, Math.max(delimiter.to, delimiters[i + 1]?.from ?? body.length));
      // Parts may follow an end: a multipart inside that used the same boundary ended there, not this one.
      if (delimiter.closes) outside.push(piece);
      else parts.push(partOf(piece, depth + 1, inside));
    }
    return { is: 'branch', type: value, parts, outside };
  };

  const tree = partOf(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), 0, 'text/plain');
  return { tree, ...seen };
}

/** Returns all leaves of a tree, in order. */
export function leavesOf(tree: Tree): Leaf[] {
  return tree.is === 'leaf' ? [tree] : tree.parts.flatMap(leavesOf);
}
