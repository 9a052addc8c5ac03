import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { makePicturesApart } from '#functions/documents/file/picture-thread.ts';
import { decoded } from '#functions/documents/pictures/codecs.ts';
import type { MadePictures } from '#functions/documents/pictures/make-pictures.ts';
import { CAMERA, colourAt, movingGif, photograph, png, redAndBlue, SERIAL } from '#test/fixtures/pictures.ts';

/** Returns the two pictures, decoded. */
async function seen(made: MadePictures) {
  if ('none' in made) throw new Error(made.none);
  return {
    bytes: [Buffer.from(made.large), Buffer.from(made.small)],
    large: await decoded('jpeg', new Uint8Array(made.large)),
    small: await decoded('jpeg', new Uint8Array(made.small)),
  };
}

describe('a picture that somebody sent', () => {
  it('is drawn again with its pixels alone: no place, camera or comment is in it', async () => {
    const sent = await photograph(2400, 1200);
    expect(Buffer.from(sent).includes('Exif')).toBe(true);
    const { bytes, large, small } = await seen(await makePicturesApart('jpeg', sent));
    expect([large.width, large.height, small.width, small.height]).toEqual([1600, 800, 320, 160]);
    expect([colourAt(large, 0.1, 0.5), colourAt(large, 0.9, 0.5), colourAt(small, 0.1, 0.5)]).toEqual([
      'red',
      'blue',
      'red',
    ]);
    for (const jpeg of bytes) {
      for (const word of ['Exif', CAMERA, SERIAL, 'MM\0*', 'II*\0', 'http'])
        expect([word, jpeg.includes(Buffer.from(word, 'latin1'))]).toEqual([word, false]);
      expect(markersIn(jpeg).filter((marker) => (marker > 0xe0 && marker <= 0xef) || marker === 0xfe)).toEqual([]);
    }
  });

  it('stands upright, however the camera was held', async () => {
    const turned = await seen(await makePicturesApart('jpeg', await photograph(200, 100, 6)));
    // Turned a quarter clockwise: what was at the left is at the top.
    expect([turned.large.width, turned.large.height]).toEqual([100, 200]);
    expect([colourAt(turned.large, 0.5, 0.1), colourAt(turned.large, 0.5, 0.9)]).toEqual(['red', 'blue']);
    const upsideDown = await seen(await makePicturesApart('jpeg', await photograph(200, 100, 3)));
    expect([colourAt(upsideDown.large, 0.1, 0.5), colourAt(upsideDown.large, 0.9, 0.5)]).toEqual(['blue', 'red']);
  });

  it('may be a PNG, whose transparent parts are white and hide nothing', async () => {
    const picture = redAndBlue(60, 40);
    for (let at = 3; at < picture.data.length / 2; at += 4) picture.data[at] = 0;
    const { bytes, large } = await seen(await makePicturesApart('png', png(picture)));
    expect([large.width, large.height]).toEqual([60, 40]);
    expect([colourAt(large, 0.1, 0.1), colourAt(large, 0.1, 0.9), colourAt(large, 0.9, 0.9)]).toEqual([
      'white',
      'red',
      'blue',
    ]);
    expect(bytes[0]?.includes(SERIAL)).toBe(false);
  });

  it('may be a GIF, of which the first frame is shown', async () => {
    const { large } = await seen(await makePicturesApart('gif', movingGif()));
    expect([large.width, large.height]).toEqual([4, 2]);
    expect([large.data[0], large.data[14]].every((value = 0) => value > 120)).toBe(true);
  });

  it('may be a WebP', async () => {
    const { large } = await seen(await makePicturesApart('webp', await webp(80, 40)));
    expect([large.width, large.height, colourAt(large, 0.1, 0.5), colourAt(large, 0.9, 0.5)]).toEqual([
      80,
      40,
      'red',
      'blue',
    ]);
  });
});

describe('a picture that cannot be drawn again', () => {
  it.each(['heic', 'tiff', 'avif', 'bmp'])('is one of a kind without a decoder: %s', async (type) => {
    expect(await makePicturesApart(type, await photograph(8, 8))).toEqual({ none: 'other_kind' });
  });

  it('has more pixels than are decoded, whatever its bytes weigh', async () => {
    const claims = { width: 30_000, height: 30_000 };
    expect(await makePicturesApart('png', png(redAndBlue(4, 4), claims))).toEqual({ none: 'too_large' });
    const jpeg = await photograph(16, 16);
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc2]));
    Buffer.from(jpeg.buffer).writeUInt32BE(0xffff_ffff, frame + 5);
    expect(await makePicturesApart('jpeg', jpeg)).toEqual({ none: 'too_large' });
    const gif = movingGif();
    gif.set([0xff, 0xff, 0xff, 0xff], 6);
    expect(await makePicturesApart('gif', gif)).toEqual({ none: 'too_large' });
  });

  it('ends too early, or is of another kind than its type says', async () => {
    const sent = await photograph(400, 300);
    expect(await makePicturesApart('png', png(redAndBlue(40, 40)).slice(0, 60))).toEqual({ none: 'damaged' });
    expect(await makePicturesApart('jpeg', sent.slice(0, 30))).toEqual({ none: 'damaged' });
    expect(await makePicturesApart('png', sent)).toEqual({ none: expect.stringMatching(/damaged|too_large/) });
    expect(await makePicturesApart('jpeg', new Uint8Array(0))).toEqual({ none: 'damaged' });
    expect(await makePicturesApart('webp', new Uint8Array(Buffer.from('RIFF....WEBPVP8 ')))).toEqual({
      none: 'damaged',
    });
  });

  it('takes longer than it may, and the next is drawn all the same', async () => {
    const large = await photograph(3000, 2000);
    expect(await makePicturesApart('jpeg', new Uint8Array(large), { limits: { milliseconds: 5 } })).toEqual({
      none: 'took_too_long',
    });
    expect(await seen(await makePicturesApart('jpeg', await photograph(20, 10)))).toMatchObject({
      large: { width: 20 },
    });
  });
});

describe('a file that is two kinds at once', () => {
  it('loses the other kind: what stands after the picture, or in its comments, is not in the copy', async () => {
    const page = '<script>alert(1)</script>PK\x03\x04';
    const sent = new Uint8Array(Buffer.concat([await photograph(50, 50), Buffer.from(page, 'latin1')]));
    const { bytes } = await seen(await makePicturesApart('jpeg', sent));
    for (const jpeg of bytes) expect([jpeg.includes('<script'), jpeg.includes('PK\x03\x04')]).toEqual([false, false]);
  });
});

/** Returns the markers of a JPEG up to its pixels. */
function markersIn(jpeg: Buffer): number[] {
  const markers: number[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2))
    markers.push(jpeg[at + 1] ?? 0);
  return markers;
}

async function webp(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js');
  const file = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm');
  await init(new WebAssembly.Module(readFileSync(file)));
  return new Uint8Array(await encode(redAndBlue(width, height), { quality: 90 }));
}
