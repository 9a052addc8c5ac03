import { Unreadable } from '../unreadable.ts';

/** Bytes of a stream, little end first. Every reading outside of them throws `Unreadable` (`damaged_part`). */
export class ByteView {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.#check(at, 1);
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    this.#check(at, 2);
    return this.#view.getUint16(at, true);
  }

  i16(at: number): number {
    this.#check(at, 2);
    return this.#view.getInt16(at, true);
  }

  u32(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    this.#check(at, length);
    return this.bytes.subarray(at, at + length);
  }

  /** Returns a part of them, as a view of its own. */
  part(at: number, length: number): ByteView {
    return new ByteView(this.slice(at, length));
  }

  /** Returns text of two-byte characters. */
  text(at: number, characters: number): string {
    return utf16.decode(this.slice(at, characters * 2));
  }

  #check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw new Unreadable('damaged_part');
  }
}

const utf16 = new TextDecoder('utf-16le');
