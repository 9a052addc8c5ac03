import * as z from 'zod';
import type { Field } from '../../kit/fields.ts';
import { type SettingForm, withNeeded, YES_OR_NO } from './setting-form.ts';

/** The most levels, and how many empty rows the form adds. */
const MOST_LEVELS = 10;
const MORE_ROWS = 2;

const Given = z.array(z.record(z.string(), z.unknown())).catch([]);

/** `/staff/settings/levels`: the levels of need that decisions name. */
export const LEVELS: SettingForm = {
  name: 'levels',
  says: [
    'Decisions made from now on use these names. Earlier decisions keep the names of their time.',
    'To remove a level, empty its code and its name.',
  ],
  button: 'Save the levels',
  kinds: { booleans: ['levels/earlyHelp'] },
  rows: [{ list: 'levels', always: ['earlyHelp'] }],
  read: async (perform) => {
    const { body, headers } = await perform('readLevels', {});
    const { levels, ...stamp } = body;
    const rows = Math.min(MOST_LEVELS, levels.length + MORE_ROWS);
    return {
      value: levels,
      stamp,
      etag: headers?.etag,
      fields: Array.from({ length: rows }, (_, row) => rowOf(row, levels[row])),
    };
  },
  save: async ({ perform, ifMatch }, { levels }) => {
    const given = Given.parse(levels)
      .filter(({ code, label }) => code !== undefined || label !== undefined)
      .map((level) => withNeeded(level, ['code', 'label']));
    await perform('setLevels', { form: { levels: given }, ifMatch });
    return 'levels';
  },
};

function rowOf(
  row: number,
  level?: { readonly code: string; readonly label: string; readonly earlyHelp: boolean },
): Field {
  return {
    kind: 'group',
    label: `Level ${row + 1}`,
    fields: [
      {
        kind: 'text',
        name: `levels/${row}/code`,
        label: 'Code',
        hint: 'Small letters, digits and hyphens. Reports know the level by it.',
        width: 10,
        value: level?.code ?? '',
      },
      { kind: 'text', name: `levels/${row}/label`, label: 'Name', value: level?.label ?? '' },
      {
        kind: 'radios',
        name: `levels/${row}/earlyHelp`,
        label: 'Can a decision at this level be an early help assessment?',
        choices: YES_OR_NO,
        value: String(level?.earlyHelp ?? false),
      },
    ],
  };
}
