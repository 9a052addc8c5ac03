import { gzipSync } from 'node:zlib';
import type { Drawing } from '#schemas/drawing.ts';

/** Returns a drawing as it is kept, JSON under gzip: nothing on its way to the bucket looks into it. Of an empty one it returns nothing. */
export function packed(drawing: Drawing): Uint8Array<ArrayBuffer> | undefined {
  const isEmpty = drawing.blocks.length === 0 && drawing.asides.length === 0;
  return isEmpty ? undefined : gzipSync(JSON.stringify(drawing));
}
