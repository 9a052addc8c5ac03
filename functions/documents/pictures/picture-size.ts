/** The width and height of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The kinds of picture that we can draw again. */
export const DRAWN = ['jpeg', 'png', 'gif', 'webp'] as const;
export type Drawn = (typeof DRAWN)[number];

const SIZES: Readonly<Record<Drawn, (view: DataView) => Size | undefined>> = {
  jpeg: jpegSize,
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  webp: webpSize,
};

/**
 * Returns the size that the header of a picture gives, which its decoder takes memory for. Nothing is decoded. Undefined where there is
 * no such header.
 */
export function sizeOf(kind: Drawn, bytes: Uint8Array): Size | undefined {
  try {
    const size = SIZES[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return size === undefined || size.width === 0 || size.height === 0 ? undefined : size;
  } catch (error) {
    // The file ends inside its header.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Markers of a JPEG that begin a frame, C0 to CF, but for those of tables and of arithmetic coding. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers that have no length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Walks the markers as libjpeg does, which passes over bytes between them, to the first frame. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) !== 0xff) at += 1;
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (marker === 0 || isAlone(marker)) continue;
    if (isFrame(marker)) return { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    // The pixels, or the end, before a frame.
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += view.getUint16(at);
  }
}

/** Reads the size of the three forms of WebP: lossy, lossless, and extended with a canvas. */
function webpSize(view: DataView): Size | undefined {
  const form = view.getUint32(12);
  if (form === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (form !== 0x56503858) return undefined;
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return { width: three(24), height: three(27) };
}
