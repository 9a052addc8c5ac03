import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import { ASSET_FILES } from '../generated/asset-files.ts';

const FILES = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>(
  ASSET_FILES.map(({ name, type, text }) => [name, { type, bytes: Buffer.from(text) }]),
);

/**
 * `GET /assets/{name}`: returns a file that pages load. Its name has the hash of its content, so that it never changes and may be kept
 * for a year, the longest that RFC 9111 speaks of. The front compresses it.
 */
export async function assets({ path }: Pick<Request, 'path'>): Promise<Answer> {
  const file = FILES.get(path.name ?? '');
  if (file === undefined) throw notFound();
  return {
    status: 200,
    file: file.bytes,
    headers: { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' },
  };
}
