import type * as z from 'zod';
import type { Case, CaseFlag, Completeness, FormRecord } from '#schemas/case.ts';
import type { Glance } from '#schemas/glance.ts';
import type { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { caseKey } from './keys.ts';
import { placeOf } from './listing.ts';
import type { Tables } from './table.ts';
import type { Write } from './transact.ts';

/** A form that is put on a case, and the case's facts from it. */
export interface FormToPut {
  readonly record: FormRecord;
  /** The safety record of the case with this form. */
  readonly safety: SafetyRecord;
  /** How many forms the case had when this was decided; another writer's form refuses this one. */
  readonly before: number;
  /** What lists show of the case with it. */
  readonly glance?: Glance | undefined;
  readonly head: {
    form: { id: string; version: string };
    completeness: z.infer<typeof Completeness>;
    children: number;
    source?: string;
  };
  /** The case as it stood when this was decided: its place in the list of its source follows from it. */
  readonly of: Case;
}

/** Further changes of the head in the same update. */
interface HeadUpdate {
  readonly set?: string;
  readonly came?: true;
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A case gains flags, and perhaps what a form says of it, in one update: a transaction may touch an item once. */
export function caseUpdate(
  tables: Tables,
  reference: Reference,
  flags: readonly CaseFlag[],
  more: HeadUpdate = {},
): Write[] {
  if (flags.length === 0 && more.set === undefined) return [];
  const add = `ADD #version :one${flags.length === 0 ? '' : ', flags :flags'}${more.came === true ? ', came :one' : ''}`;
  return [
    {
      name: 'case',
      table: tables.cases,
      update: caseKey(reference),
      set: more.set === undefined ? add : `${more.set} ${add}`,
      condition: more.condition ?? 'attribute_exists(pk)',
      names: { '#version': 'version', ...more.names },
      values: { ':one': 1, ...(flags.length === 0 ? {} : { ':flags': new Set(flags) }), ...more.values },
    },
  ];
}

/** A first form sets the case's facts and its place in the list by source; a later one is kept beside it. */
export function formOnHead({ before, head, of, glance }: FormToPut): HeadUpdate {
  const first = before === 0;
  const { source } = head;
  const { sourceSort } = placeOf({ ...of, form: head.form, source });
  const fields = Object.entries({
    forms: before + 1,
    glance,
    ...(first ? { form: head.form, completeness: head.completeness, children: head.children, source, sourceSort } : {}),
  }).filter(([, value]) => value !== undefined);
  return {
    set: [
      `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ...(first && sourceSort === undefined ? ['REMOVE sourceSort'] : []),
    ].join(' '),
    came: true,
    // The list by source is sorted by due time: when that changed since the case was read, the caller looks again.
    condition: sourceSort === undefined || !first ? '#forms = :before' : '#forms = :before AND decisionDueAt = :due',
    names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
      ':before': before,
      ...(sourceSort === undefined || !first ? {} : { ':due': of.decisionDueAt }),
    },
  };
}
