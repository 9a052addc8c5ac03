import { newId } from '#functions/platform/identifiers.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { CatalogueText } from '#schemas/catalogue.ts';
import type { Field } from '../../kit/fields.ts';
import { type Kinds, oneOf } from '../../kit/form-body.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageRoute } from '../../kit/page.ts';
import { AREAS } from './areas.ts';
import { CATALOGUE_PAGE } from './catalogue.ts';
import { changesOf, entryFacts } from './facts.ts';
import { meanwhile, versionToSave } from './meanwhile.ts';
import { closedUp } from './rows.ts';
import { withNeeded, YES_OR_NO } from './setting-form.ts';
import { settingPage } from './setting-page.ts';
import { stampWords } from './stamp.ts';

const AREA = AREAS.catalogue;
const BACK = { href: CATALOGUE_PAGE, text: AREA.title };
const KINDS: Kinds = { booleans: ['active'] };
const CLUSTERS = { list: 'clusters' };
/** How many empty rows the list of clusters adds. */
const MORE_ROWS = 3;

function fieldsOf(entry?: DeepReadonly<CatalogueText>): Field[] {
  const clusters = entry?.clusters ?? [];
  return [
    { kind: 'text', name: 'name', label: 'Name', value: entry?.name },
    {
      kind: 'textarea',
      name: 'description',
      label: 'What it is',
      hint: 'Families can get these words. It is public information.',
      most: 2000,
      rows: 4,
      value: entry?.description,
    },
    { kind: 'text', name: 'url', label: 'Address of its website (optional)', value: entry?.url ?? '' },
    { kind: 'text', name: 'telephone', label: 'Telephone (optional)', width: 20, value: entry?.telephone ?? '' },
    {
      kind: 'text',
      name: 'address',
      label: 'Address (optional)',
      hint: 'Of a centre that people can walk into.',
      value: entry?.address ?? '',
    },
    {
      kind: 'words',
      text: 'Name the clusters of the area that it serves. Leave all of them empty if it serves the whole area.',
    },
    ...Array.from({ length: clusters.length + MORE_ROWS }, (_, row) => ({
      kind: 'text' as const,
      name: `clusters/${row}`,
      label: `Cluster ${row + 1} (optional)`,
      width: 20 as const,
      value: clusters[row] ?? '',
    })),
    {
      kind: 'radios',
      name: 'active',
      label: 'Can staff choose it?',
      hint: 'An entry is never removed, because decisions name it. Answer no to make it inactive.',
      choices: YES_OR_NO,
      value: String(entry?.active ?? true),
    },
  ];
}

const textOf = (body: Readonly<Record<string, unknown>>) => ({
  url: null,
  telephone: null,
  address: null,
  clusters: [],
  ...withNeeded(body, ['name', 'description', 'active']),
});

/** The longest id of an entry. */
const LONGEST_ID = 60;

/** Returns the id of a new entry, from its name: "Children’s centre, North" becomes `children-s-centre-north`. */
function idFor(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_ID)
    .replace(/-$/, '');
  return words === '' ? newId().toLowerCase() : words;
}

/** `/staff/settings/catalogue/new`: adds a service or a centre. */
const NEW = formRoutes({
  path: `${CATALOGUE_PAGE}/new`,
  kinds: KINDS,
  show: (visit, { values, wrong, changed }) =>
    settingPage(visit, AREA, async () => ({
      template: 'console/settings/do.njk',
      title: 'Add an entry',
      model: {
        back: BACK,
        says: ['Staff can choose it at once when they decide.'],
        button: 'Add the entry',
        fields: fieldsOf(),
        values: closedUp(values, CLUSTERS),
        wrong: changed ? { name: 'Give it a name of its own.', ...wrong } : wrong,
        taken: changed ? `${CATALOGUE_PAGE}/entries/${idFor(oneOf(visit.request.form, 'name') ?? '')}` : undefined,
      },
    })),
  send: async ({ perform, request: { form } }, body) => {
    const path = { id: idFor(oneOf(form, 'name') ?? '') };
    await perform('writeCatalogueEntry', { path, form: textOf(body), ifNoneMatch: '*' });
    return { to: `${CATALOGUE_PAGE}/entries/${path.id}?done=entry` };
  },
});

/** `/staff/settings/catalogue/entries/{id}`: shows an entry, its versions, and the form that changes it. */
const ENTRY = formRoutes({
  path: `${CATALOGUE_PAGE}/entries/{id}`,
  kinds: KINDS,
  show: (visit, shows) =>
    settingPage(visit, AREA, async () => {
      const { body, headers } = await visit.perform('readCatalogueEntry', { path: { id: visit.path.id ?? '' } });
      const { entry, versions } = body;
      const made = changesOf(
        versions.map((one) => ({ ...one, value: one })),
        entryFacts,
        visit.now,
      );
      const fields = fieldsOf(entry);
      const typed = { ...shows, values: closedUp(shows.values, CLUSTERS) };
      const { form } = visit.request;
      const { values, wrong, faults, hidden, compares, since } = meanwhile(fields, typed, {
        form,
        etag: headers?.etag,
      });
      return {
        template: 'console/settings/entry.njk',
        title: 'Catalogue entry',
        faults,
        model: {
          back: BACK,
          name: entry.name,
          stamp: stampWords(entry, visit.now),
          facts: entryFacts(entry),
          says: ['Letters that were sent keep the words of their time.'],
          button: 'Save the entry',
          fields,
          values,
          wrong,
          hidden,
          compares,
          changes: since === undefined ? [] : made.filter(({ version }) => version > since),
          versions: made,
        },
      };
    }),
  send: async ({ perform, path: { id = '' }, request: { form } }, body) => {
    await perform('writeCatalogueEntry', { path: { id }, form: textOf(body), ifMatch: versionToSave(form) });
    return { to: `${CATALOGUE_PAGE}/entries/${id}?done=entry` };
  },
});

/** The pages of one entry of the catalogue. */
export const ENTRY_ROUTES: readonly PageRoute[] = [...NEW, ...ENTRY];
