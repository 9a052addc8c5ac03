import { type Fault, notFound, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { CatalogueQuery } from '#schemas/api/staff/catalogue.ts';
import type {
  Catalogue,
  CatalogueEntryShown,
  CatalogueHistory,
  StartingSetAdded,
} from '#schemas/api/staff/catalogue-list.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { CatalogueId, CatalogueText, MOST_ENTRIES } from '#schemas/catalogue.ts';
import { startingSet } from '#schemas/catalogue-starting-set.ts';
import { versionIn } from './act.ts';
import { withName, withNames } from './changed.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

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
  return { status: 200, body: { entries: await withNames(visit.store, entries) } };
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** `GET /admin/catalogue/{id}`: returns one entry and its earlier versions. */
export async function showCatalogueEntry(visit: Visit): Promise<Shown<CatalogueHistory>> {
  const found = await visit.store.readCatalogueEntry(catalogueIdOf(visit));
  if (found === undefined) throw notFound();
  const entry = await withName(visit.store, found.entry);
  const versions = await withNames(visit.store, found.versions);
  return { status: 200, body: { entry, versions }, headers: { etag: tagOf(entry.version) } };
}

/**
 * `PUT /admin/catalogue/{id}`: writes a new entry with `If-None-Match: *`, or another version of one with `If-Match`. Decisions
 * name entries, so none is ever removed: it is made inactive.
 */
export async function putCatalogueEntry(visit: Visit): Promise<Shown<CatalogueEntryShown>> {
  const id = catalogueIdOf(visit);
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-entry', 'This cannot be an entry of the catalogue.', { errors });
  const text = readInput(CatalogueText, visit.request.body, refuse);
  const was = visit.request.headers['if-none-match'] === '*' ? 0 : versionIn(visit);
  const { written } = await visit.store.writeCatalogueEntry({ id, text, was }, visit.now);
  if (written === 'stale')
    throw new Problem(412, 'changed-since', 'The entry has changed since you looked at it, or is there already.');
  if (written === 'full') throw full();
  const body = await withName(visit.store, written);
  return { status: was === 0 ? 201 : 200, body, headers: { etag: tagOf(written.version) } };
}

/**
 * `POST /admin/catalogue/starting-set`: adds the services that the council's public pages name. An entry of the same id stays as it is,
 * active or not, so that asking again changes nothing.
 */
export async function addStartingSet(visit: Visit, deps: StaffDeps): Promise<Shown<StartingSetAdded>> {
  const { telephone } = await deps.council();
  const outcome = await visit.store.addCatalogueEntries(startingSet(telephone), visit.now);
  if (outcome.full) throw full();
  return { status: 200, body: { added: outcome.added, kept: outcome.kept } };
}

const full = () =>
  new Problem(409, 'catalogue-full', `The catalogue holds at most ${MOST_ENTRIES} entries. Replace one.`);

/** @throws Problem 404 for anything that cannot be an entry's id */
function catalogueIdOf(visit: Visit): string {
  const parsed = CatalogueId.safeParse(visit.request.path.id);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
