import type { Page, PageVisit } from '../../kit/page.ts';
import { type Area, onlyWho } from './areas.ts';

/** What has just happened, by the code in the address. */
const DONE: Readonly<Record<string, string>> = {
  council: 'The council’s details are saved. Letters, forms and pages use them within a minute.',
  opened: 'The online form is open.',
  shut: 'The online form is shut.',
  levels: 'The levels are saved. Earlier decisions keep the names of their time.',
  clock: 'The clock’s settings are saved. Existing cases keep the deadline that their referrers were told.',
  postcodes: 'The postcode file is in use within a minute.',
  entry: 'The entry is saved.',
  'starting-set': 'The starting set is in the catalogue. Entries that were there stay as they were.',
  entered: 'The colleague is in the directory.',
  ended: 'Their access ends within a minute. Their cases and tasks go back to the teams within minutes.',
  restored: 'Their access is restored. Their earlier work stays with the teams.',
};

/** Makes a page of the settings: the way back, and why its reader may not change it. Somebody who may not see it learns who may. */
export async function settingPage(
  visit: PageVisit,
  area: Area,
  make: () => Promise<Omit<Page, 'done'>>,
): Promise<Page> {
  const { title, says } = area;
  const model = { area: { title, says } };
  if (!visit.may(area.read))
    return {
      status: 403,
      template: 'console/settings/not-yours.njk',
      title,
      model: { ...model, whyNot: onlyWho(area.read, 'see') },
    };
  const page = await make();
  const { method, query } = visit.request;
  // A form that is refused comes back under the address that said what was done before.
  const done = method === 'GET' && Object.hasOwn(DONE, query.done ?? '') ? DONE[query.done ?? ''] : undefined;
  const whyNot = visit.may(area.change) ? undefined : onlyWho(area.change, 'change');
  return { ...page, done, model: { ...model, whyNot, ...page.model } };
}
