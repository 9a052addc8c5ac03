import { type Fault, notFound, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { CatalogueQuery } from '#schemas/api/staff/catalogue.ts';
import type { Catalogue, CatalogueHistory } from '#schemas/api/staff/catalogue-list.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { type CatalogueEntry, CatalogueId, CatalogueText, MOST_ENTRIES } from '#schemas/catalogue.ts';
import { versionIn } from './act.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/**
 * `GET /admin/catalogue`: returns the services that families can be told about, or the centres of a cluster with `?cluster=` (S18,
 * S19c). It holds nothing about any family.
 */
export async function showCatalogue(visit: Visit): Promise<Shown<Catalogue>> {
  const { cluster, active } = parseQuery(CatalogueQuery, visit);
  const entries = (await visit.store.readCatalogue()).filter(
    (entry) =>
      (cluster === undefined || entry.clusters.length === 0 || entry.clusters.some((one) => sameWord(one, cluster))) &&
      (active === undefined || entry.active === (active === 'yes')),
  );
  return { status: 200, body: { entries } };
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** `GET /admin/catalogue/{id}`: returns one entry and its earlier versions. */
export async function showCatalogueEntry(visit: Visit): Promise<Shown<CatalogueHistory>> {
  const found = await visit.store.readCatalogueEntry(catalogueIdOf(visit));
  if (found === undefined) throw notFound();
  return { status: 200, body: found, headers: { etag: tagOf(found.entry.version) } };
}

/**
 * `PUT /admin/catalogue/{id}`: writes a new entry with `If-None-Match: *`, or another version of one with `If-Match`. Decisions
 * name entries, so none is ever removed: it is made inactive.
 */
export async function putCatalogueEntry(visit: Visit): Promise<Shown<CatalogueEntry>> {
  const id = catalogueIdOf(visit);
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-entry', 'This cannot be an entry of the catalogue.', { errors });
  const text = readInput(CatalogueText, visit.request.body, refuse);
  const was = visit.request.headers['if-none-match'] === '*' ? 0 : versionIn(visit);
  const { written } = await visit.store.writeCatalogueEntry({ id, text, was }, visit.now);
  if (written === 'stale')
    throw new Problem(412, 'changed-since', 'The entry has changed since you looked at it, or is there already.');
  if (written === 'full')
    throw new Problem(409, 'catalogue-full', `The catalogue holds at most ${MOST_ENTRIES} entries. Replace one.`);
  return { status: was === 0 ? 201 : 200, body: written, headers: { etag: tagOf(written.version) } };
}

/** @throws Problem 404 for anything that cannot be an entry's id */
function catalogueIdOf(visit: Visit): string {
  const parsed = CatalogueId.safeParse(visit.request.path.id);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
