import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { bounded, NOTHING_SAID, SafetyRecord, withForms } from '#schemas/safety-record.ts';
import { formKey, safetyKey } from './keys.ts';
import { StoredForm } from './stored-form.ts';
import type { Tables } from './table.ts';
import type { Item, Write } from './transact.ts';

/**
 * Reads what the safety rules need to know of a case: at most two items, however long it is. A case has no record until something
 * is added to the form that it was filed with; until then that form is the record, and filing a referral writes no item for it.
 * One that does not parse is an error: it might be the one that says no.
 */
export async function readSafety(tables: Tables, reference: string): Promise<SafetyRecord> {
  const get = async (Key: Item) =>
    (await tables.client.send(new GetCommand({ TableName: tables.cases, Key, ConsistentRead: true }))).Item;
  const stored = await get(safetyKey(reference));
  if (stored !== undefined) return SafetyRecord.parse(stored);
  const form = await get(formKey(reference, 1));
  return form === undefined ? NOTHING_SAID : withForms(NOTHING_SAID, [StoredForm.parse(form)]);
}

/**
 * Writes the record if it has not changed since it was read: of two forms or contacts at once, the second is decided again (law 7).
 */
export function safetyWrite(tables: Tables, reference: string, record: SafetyRecord): Write {
  const { version: was, ...rest } = bounded(record);
  return {
    name: 'safety',
    table: tables.cases,
    put: { ...safetyKey(reference), item: 'safety', reference, ...rest, version: was + 1 },
    ...(was === 0
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was } }),
  };
}
