import { gzipSync } from 'node:zlib';
import type { Drawing } from '#schemas/drawing.ts';

/** Returns a drawing as it is kept, JSON under gzip: nothing on its way to the bucket looks into it. Of an empty one it returns nothing. */
export function packed(drawing: Drawing): Uint8Array<ArrayBuffer> | undefined {
  const shown = [drawing.blocks, drawing.asides, drawing.pictures?.apart ?? []];
  return shown.every(({ length }) => length === 0) ? undefined : gzipSync(JSON.stringify(drawing));
}
