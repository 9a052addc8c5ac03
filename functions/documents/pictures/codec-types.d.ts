/** The parts of a browser that the packages of the codecs name in their types. */
interface ImageData {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}
declare namespace WebAssembly {
  var Module: new (bytes: Uint8Array) => Module;
}

declare module 'omggif' {
  /** Reads a GIF. Only what is used here is declared. */
  export class GifReader {
    constructor(bytes: Uint8Array);
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8ClampedArray): void;
  }
}
