import type { PageRoute } from '../../kit/page.ts';
import { AREAS, type Area, onlyWho } from './areas.ts';
import { CATALOGUE_ROUTES } from './catalogue.ts';
import { ENTRY_ROUTES } from './catalogue-entry.ts';
import { CLOCK } from './clock.ts';
import { COLLEAGUE_ROUTES } from './colleagues.ts';
import { COUNCIL } from './council.ts';
import { SETTING_HISTORY } from './history.ts';
import { LEVELS } from './levels.ts';
import { ONLINE_FORM } from './online-form.ts';
import { POSTCODES } from './postcodes.ts';
import { settingRoutes } from './setting-form.ts';

const EVERY_AREA: readonly Area[] = Object.values(AREAS);

/** `GET /staff/settings`: leads to the settings that its reader may see, and says who may see and change the others. */
const INDEX: PageRoute = {
  method: 'GET',
  path: '/staff/settings',
  respond: async ({ may }) => ({
    template: 'console/settings/settings.njk',
    title: 'Settings',
    model: {
      areas: EVERY_AREA.map(({ path, title, says, read, change }) => ({
        title,
        says,
        href: may(read) ? `/staff/settings/${path}` : undefined,
        may: may(read)
          ? may(change)
            ? 'You can see and change this.'
            : `You can see this. ${onlyWho(change, 'change')}`
          : onlyWho(read, 'see'),
      })),
    },
  }),
};

/** The pages of the settings. */
export const SETTINGS: readonly PageRoute[] = [
  INDEX,
  ...[COUNCIL, ONLINE_FORM, LEVELS, CLOCK, POSTCODES].flatMap(settingRoutes),
  ...CATALOGUE_ROUTES,
  ...ENTRY_ROUTES,
  ...COLLEAGUE_ROUTES,
  SETTING_HISTORY,
];
