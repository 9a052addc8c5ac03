import * as z from 'zod';
import type { Visitor } from './visitor.ts';

/** What came over the wire for one opening of a page, in bytes, headers included. */
export interface Loaded {
  readonly bytes: number;
  readonly requests: number;
}

const Finished = z.object({ encodedDataLength: z.number() });

/** Opens a page, and measures what came over the wire. What the browser had kept costs nothing. */
async function load(visitor: Visitor, path: string): Promise<Loaded> {
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send('Network.enable');
  let loaded: Loaded = { bytes: 0, requests: 0 };
  session.on('Network.loadingFinished', (event) => {
    const { encodedDataLength } = Finished.parse(event);
    if (encodedDataLength > 0) loaded = { bytes: loaded.bytes + encodedDataLength, requests: loaded.requests + 1 };
  });
  await visitor.open(path);
  await visitor.page.waitForLoadState('networkidle');
  await session.detach();
  return loaded;
}

/** Measures a page for somebody who comes for the first time, and for somebody who has opened one before. */
export async function sizesOf(visitor: Visitor, path: string): Promise<{ cold: Loaded; warm: Loaded }> {
  const fresh = await visitor.also({});
  const cold = await load(fresh, path);
  const warm = await load(fresh, path);
  await fresh.context.close();
  return { cold, warm };
}
