import type { Performed } from '#functions/casework/index.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageRoute } from '../../kit/page.ts';
import { AREAS, onlyWho } from './areas.ts';
import { settingPage } from './setting-page.ts';
import { stampWords } from './stamp.ts';

const AREA = AREAS.catalogue;
export const CATALOGUE_PAGE = '/staff/settings/catalogue';

type Entry = Performed<'listCatalogue'>['body']['entries'][number];

const rowOf = (entry: Entry, now: Date) => ({
  name: entry.name,
  href: `${CATALOGUE_PAGE}/entries/${entry.id}`,
  clusters: entry.clusters.join(', ') || 'The whole area',
  active: entry.active,
  changed: stampWords(entry, now),
});

/** `GET /staff/settings/catalogue`: lists the services and centres, of every cluster or of one (S18, S19). */
const LIST: PageRoute = {
  method: 'GET',
  path: CATALOGUE_PAGE,
  respond: (visit) =>
    settingPage(visit, AREA, async () => {
      const { cluster = '', active = '' } = visit.request.query;
      const { entries } = (await visit.perform('listCatalogue', {})).body;
      const shown =
        cluster === '' && active === ''
          ? entries
          : (
              await visit.perform('listCatalogue', {
                query: {
                  ...(cluster === '' ? {} : { cluster }),
                  ...(active === 'yes' || active === 'no' ? { active } : {}),
                },
              })
            ).body.entries;
      const clusters = [...new Set(entries.flatMap((entry) => entry.clusters))].sort((a, b) =>
        a.localeCompare(b, 'en-GB'),
      );
      return {
        template: 'console/settings/catalogue.njk',
        title: AREA.title,
        model: {
          rows: shown.map((entry) => rowOf(entry, visit.now)),
          whole: entries.length,
          clusters: ['', ...clusters].map((name) => ({
            value: name,
            text: name === '' ? 'Every cluster' : name,
            selected: name === cluster,
          })),
          states: [
            { value: '', text: 'Active and inactive' },
            { value: 'yes', text: 'Active', selected: active === 'yes' },
            { value: 'no', text: 'Inactive', selected: active === 'no' },
          ],
        },
      };
    }),
};

/** `/staff/settings/catalogue/starting-set`: adds the services that the council's public pages name. */
const STARTING_SET = formRoutes({
  path: `${CATALOGUE_PAGE}/starting-set`,
  show: (visit) =>
    settingPage(visit, AREA, async () => ({
      template: 'console/settings/do.njk',
      title: 'Add the starting set',
      model: {
        back: { href: CATALOGUE_PAGE, text: AREA.title },
        whyNot: visit.may('addStartingSet') ? undefined : onlyWho('addStartingSet', 'change'),
        says: [
          'This adds the services that the council’s public pages name. An entry that exists stays as it is, active or not.',
          'Afterwards, add addresses, links and the centres of your area.',
        ],
        button: 'Add the starting set',
        fields: [],
      },
    })),
  send: async ({ perform }) => {
    await perform('addStartingSet', {});
    return { to: `${CATALOGUE_PAGE}?done=starting-set` };
  },
});

/** The list of the catalogue, and its starting set. */
export const CATALOGUE_ROUTES: readonly PageRoute[] = [LIST, ...STARTING_SET];
