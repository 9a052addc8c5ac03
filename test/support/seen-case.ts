import { linesOnHead } from '#functions/platform/store/items.ts';
import { ALL, BEGINS, readParts, sorted } from '#functions/platform/store/parts.ts';
import { readCaseToWork, type WholeCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { itemsOf } from './items.ts';

/** Returns a case from a test's table. @throws Error when it is missing */
export async function seenCase(tables: Tables, reference: string): Promise<WholeCase> {
  const seen = await readCaseToWork({ ...tables, actor: service('test') }, Reference.parse(reference), () => undefined);
  if (seen === undefined) throw new Error('no case');
  const wanted = Object.fromEntries(Object.keys(BEGINS).map((part) => [part, ALL]));
  const items = [...(await itemsOf(tables, reference)).values()];
  const { timeline } = sorted(items.flatMap((item) => (item.item === 'case' ? linesOnHead(item) : [item])));
  return { ...seen, ...(await readParts(tables, Reference.parse(reference), wanted)), timeline };
}
