import { type SettingForm, withNeeded, YES_OR_NO } from './setting-form.ts';

/** `/staff/settings/online-form`: opens the online form with a sign-off, or shuts it (S15). */
export const ONLINE_FORM: SettingForm = {
  name: 'online-form',
  says: [
    'The online form opens with the sign-off that you record here. The sign-off must be from the last year.',
    'Four weeks before the review, governance gets a task. A new sign-off replaces the one before.',
  ],
  button: 'Open the online form with this sign-off',
  template: 'console/settings/online-form.njk',
  kinds: { booleans: ['open', 'demonstration'] },
  read: async (perform) => {
    const { body, headers } = await perform('readOnlineForm', {});
    const { version: _version, changedAt, changedBy, changedByName, ...value } = body;
    return {
      value,
      stamp: { changedAt, changedBy, changedByName },
      etag: headers?.etag,
      fields: [
        { kind: 'text', name: 'dpiaReference', label: 'Reference of the data protection impact assessment', width: 20 },
        { kind: 'text', name: 'approver', label: 'Name of the person who signed it off' },
        { kind: 'text', name: 'approverRole', label: 'Their role' },
        { kind: 'date', name: 'signedOffOn', label: 'Day of the sign-off' },
        {
          kind: 'date',
          name: 'reviewOn',
          label: 'Day of the next review (optional)',
          hint: 'At most a year after the sign-off. If you leave it empty, it is a year after.',
        },
        {
          kind: 'radios',
          name: 'demonstration',
          label: 'Is this only for a demonstration with invented data?',
          choices: YES_OR_NO,
          value: 'false',
        },
      ],
      more: { open: value.open },
    };
  },
  save: async ({ perform, ifMatch }, body) => {
    const shut = body.open === false;
    const form = shut
      ? { open: false }
      : withNeeded(body, ['dpiaReference', 'approver', 'approverRole', 'signedOffOn']);
    await perform('setOnlineForm', { form, ifMatch });
    return shut ? 'shut' : 'opened';
  },
};
