import { Problem } from '#functions/platform/http/problem.ts';
import { oneOf } from '../../kit/form-body.ts';
import type { SettingForm } from './setting-form.ts';

/** `/staff/settings/postcodes`: the file by which a child's postcode names an authority (S5). */
export const POSTCODES: SettingForm = {
  name: 'postcodes',
  says: [
    'The whole file is checked first. If a line is at fault, nothing is saved and you see which lines.',
    'Cases are shown by the new file within a minute.',
  ],
  button: 'Check and use this file',
  template: 'console/settings/postcodes.njk',
  read: async (perform) => {
    const { body, headers } = await perform('readPostcodes', {});
    const { postcodes, homeAuthority, ...stamp } = body;
    const more = { homeAuthority, given: postcodes.source === 'given' };
    return { value: postcodes, stamp, etag: headers?.etag, fields: [], more };
  },
  save: async ({ perform, ifMatch, form: sent }, { source }) => {
    const csv = oneOf(sent, '_csv');
    if (csv === undefined && source === undefined)
      throw new Problem(422, 'bad-postcodes', 'No file was chosen.', {
        errors: [{ pointer: '/csv', code: 'no_file', detail: 'Choose a file.' }],
      });
    await perform('setPostcodes', { form: csv === undefined ? { source } : { csv }, ifMatch });
    return 'postcodes';
  },
};
