import { notFound } from '#functions/platform/http/problem.ts';
import { SettingName } from '#schemas/setting-values.ts';
import type { PageRoute } from '../../kit/page.ts';
import { AREAS, onlyWho } from './areas.ts';
import { changesOf, SETTING_FACTS } from './facts.ts';

/** `GET /staff/settings/{setting}/history`: shows who changed a setting when, and what. */
export const SETTING_HISTORY: PageRoute = {
  method: 'GET',
  path: '/staff/settings/{setting}/history',
  respond: async ({ perform, may, path, now }) => {
    const setting = SettingName.safeParse(path.setting);
    if (!setting.success) throw notFound();
    const area = AREAS[setting.data];
    const title = `History: ${area.title}`;
    if (!may('readSettingHistory')) {
      const whyNot = onlyWho('readSettingHistory', 'see');
      return { status: 403, template: 'console/settings/not-yours.njk', title, model: { area: { title }, whyNot } };
    }
    const { versions } = (await perform('readSettingHistory', { path: { setting: setting.data } })).body;
    return {
      template: 'console/settings/history.njk',
      title,
      model: {
        back: { href: `/staff/settings/${area.path}`, text: area.title },
        changes: changesOf(versions, SETTING_FACTS[setting.data], now),
      },
    };
  },
};
