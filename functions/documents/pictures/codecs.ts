import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import decodeJpeg, { init as startJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as startJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as startPngDecoder } from '@jsquash/png/decode.js';
import resize, { initResize } from '@jsquash/resize';
import decodeWebp, { init as startWebpDecoder } from '@jsquash/webp/decode.js';
import { GifReader } from 'omggif';
import { CODEC_FILES } from './codec-files.ts';
import { type Drawn, type Size, sizeOf } from './picture-size.ts';

/** The pixels of a picture: red, green, blue and opacity of each. */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A browser's class, which the decoders make. */
class BrowserPixels implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
Object.assign(globalThis, { ImageData: BrowserPixels });

/** In a bundle the modules are beside it (infra/pipeline); as source they are in their packages. */
function moduleOf(file: string): WebAssembly.Module {
  const bundled = !import.meta.url.endsWith('.ts');
  const path = bundled ? new URL(basename(file), import.meta.url) : createRequire(import.meta.url).resolve(file);
  return new WebAssembly.Module(readFileSync(path));
}

const DECODERS: Readonly<Record<Drawn, (bytes: Uint8Array<ArrayBuffer>) => Promise<Pixels>>> = {
  jpeg: async ({ buffer }) => {
    await startJpegDecoder(moduleOf(CODEC_FILES.decodeJpeg));
    // A camera held upright notes how it was held. The picture is turned here, as the note goes with the other metadata.
    return decodeJpeg(buffer, { preserveOrientation: true });
  },
  png: async ({ buffer }) => {
    await startPngDecoder(moduleOf(CODEC_FILES.decodePng));
    return decodePng(buffer);
  },
  webp: async ({ buffer }) => {
    await startWebpDecoder(moduleOf(CODEC_FILES.decodeWebp));
    return decodeWebp(buffer);
  },
  gif: async (bytes) => {
    const { width = 0, height = 0 } = sizeOf('gif', bytes) ?? {};
    const data = new Uint8ClampedArray(width * height * 4);
    new GifReader(bytes).decodeAndBlitFrameRGBA(0, data);
    return { width, height, data };
  },
};

/** Decodes a picture, turned upright; the first frame of one that moves. The bytes fill their buffer. */
export const decoded = (kind: Drawn, bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> => DECODERS[kind](bytes);

/** Makes opaque pixels fewer. Each new one is the mean of those in its place. Other ways of this resizer take four times the memory. */
export async function resized(pixels: Pixels, { width, height }: Size): Promise<Pixels> {
  await initResize(moduleOf(CODEC_FILES.resize));
  return resize(pixels, { width, height, method: 'triangle', premultiply: false, linearRGB: false });
}

/** The eye sees no difference, and a photograph of 1,600 pixels takes some 300 KB. */
const QUALITY = 80;

/** Encodes pixels as a JPEG, which has them and nothing else. */
export async function encoded(pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  await startJpegEncoder(moduleOf(CODEC_FILES.encodeJpeg));
  return new Uint8Array(await encodeJpeg(pixels, { quality: QUALITY }));
}
