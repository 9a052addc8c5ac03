import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import { ASSET_FILES } from '../generated/asset-files.ts';

/** A file that pages load. */
interface AssetFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const OURS: readonly AssetFile[] = ASSET_FILES.map(({ name, type, text }) => ({
  name,
  type,
  bytes: Buffer.from(text),
}));

/** The types of a council's own files, by their ending (infra/pages/brand.ts). */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
]);

/** Reads the council's style and logo from beside the code, if the deployment gave any. */
export const brandFiles = (folder: URL): AssetFile[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => {
        const type = TYPES.get(name.split('.').at(-1) ?? '');
        return type === undefined ? [] : [{ name, type, bytes: readFileSync(new URL(name, folder)) }];
      })
    : [];

/**
 * Returns the handler of `GET /assets/{name}`, which returns a file that pages load. Its name has the hash of its content, so that it never changes and may be kept
 * for a year, the longest that RFC 9111 speaks of. The front compresses it.
 */
export function assets(others: readonly AssetFile[] = []): (request: Pick<Request, 'path'>) => Promise<Answer> {
  const files = new Map([...OURS, ...others].map((file) => [file.name, file]));
  return async ({ path }) => {
    const file = files.get(path.name ?? '');
    if (file === undefined) throw notFound();
    return {
      status: 200,
      file: file.bytes,
      headers: { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' },
    };
  };
}
