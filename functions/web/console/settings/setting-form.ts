import type { Perform } from '#functions/casework/index.ts';
import type { SettingName } from '#schemas/setting-values.ts';
import type { Field } from '../../kit/fields.ts';
import type { FormBody, Kinds } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { AREAS } from './areas.ts';
import { changesOf, SETTING_FACTS } from './facts.ts';
import { meanwhile, versionToSave } from './meanwhile.ts';
import { closedUp, type Rows } from './rows.ts';
import { settingPage } from './setting-page.ts';
import { type Stamp, stampWords } from './stamp.ts';

/** A setting as its operation gives it. */
export interface Seen {
  readonly value: unknown;
  readonly stamp: Stamp;
  readonly etag: string | undefined;
  readonly fields: readonly Field[];
  /** What its own template shows more. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The form of a setting that is kept whole, with its versions. */
export interface SettingForm {
  readonly name: SettingName;
  /** What will happen, in sentences. */
  readonly says: readonly string[];
  readonly button: string;
  readonly template?: string;
  readonly kinds?: Kinds;
  readonly rows?: readonly Rows[];
  readonly read: (perform: Perform) => Promise<Seen>;
  /** Saves it at the version that was seen. Returns the code of what is then said. */
  readonly save: (visit: Saving, body: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** What a change is made with. */
export interface Saving {
  readonly perform: Perform;
  readonly ifMatch: string;
  readonly form: FormBody;
}

/** Makes the routes of a setting's page. */
export const settingRoutes = (setting: SettingForm): readonly PageRoute[] =>
  formRoutes({
    path: `/staff/settings/${AREAS[setting.name].path}`,
    ...(setting.kinds === undefined ? {} : { kinds: setting.kinds }),
    show: (visit, shows) => settingPage(visit, AREAS[setting.name], () => show(setting, visit, shows)),
    send: async ({ perform, request: { form } }, body) => {
      const done = await setting.save({ perform, ifMatch: versionToSave(form), form }, body);
      return { to: `/staff/settings/${AREAS[setting.name].path}?done=${done}` };
    },
  });

async function show(setting: SettingForm, visit: PageVisit, shows: Shows): Promise<Page> {
  const { name, says, button, template = 'console/settings/setting.njk', rows = [] } = setting;
  const { value, stamp, etag, fields, more } = await setting.read(visit.perform);
  const factsOf = SETTING_FACTS[name];
  const typed = { ...shows, values: rows.reduce(closedUp, shows.values) };
  const { values, wrong, faults, hidden, compares, since } = meanwhile(fields, typed, {
    form: visit.request.form,
    etag,
  });
  return {
    template,
    title: AREAS[name].title,
    faults,
    model: {
      says,
      button,
      facts: factsOf(value),
      stamp: stampWords(stamp, visit.now),
      history: visit.may('readSettingHistory') ? `/staff/settings/${name}/history` : undefined,
      fields,
      values,
      wrong,
      // A fault of a whole list, which no one field has.
      lists: rows.map(({ list }) => ({ list, fault: wrong[list] })),
      version: etag,
      hidden,
      compares,
      changes: since === undefined ? [] : await changesSince(visit, name, since),
      ...more,
    },
  };
}

/** Returns what others changed while the form was filled in. */
async function changesSince({ perform, now }: PageVisit, setting: SettingName, seen: number) {
  const { versions } = (await perform('readSettingHistory', { path: { setting } })).body;
  return changesOf(versions, SETTING_FACTS[setting], now).filter(({ version }) => version > seen);
}

/** Returns the answers of a form, with an empty text where something that is needed was left out: its operation then says so. */
export const withNeeded = (
  body: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> => ({
  ...Object.fromEntries(names.map((name) => [name, ''])),
  ...body,
});

/** The choices of a question with two answers. */
export const YES_OR_NO = [
  { value: 'true', text: 'Yes' },
  { value: 'false', text: 'No' },
];
