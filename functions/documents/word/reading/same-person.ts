import { plainText } from '#schemas/codes/code-set.ts';
import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Item, Items, Reading } from './items.ts';

/** Fields by which an item is known again. A surname or a date alone is no one: twins and families share them. */
const NAMES: readonly string[] = ['fullName', 'firstName', 'agency', 'worker'];
/** Fields in which one person has one value: where they differ they are two, whatever they are called. */
const OWN: readonly string[] = ['lastName', 'dateOfBirth', 'nhsNumber', 'upn', 'relationship'];

function saidFor(item: Item, id: string): string | undefined {
  const { value } = best(item.readings.filter(({ field }) => field.id === id)) ?? {};
  return typeof value === 'string' ? plainText(value) : undefined;
}

function best(readings: readonly Reading[]): Reading | undefined {
  return readings.reduce<Reading | undefined>(
    (surest, one) => (surest && surest.confidence >= one.confidence ? surest : one),
    undefined,
  );
}

function isSame(one: Item, other: Item): boolean {
  let shared = 0;
  for (const id of [...NAMES, ...OWN]) {
    const [a, b] = [saidFor(one, id), saidFor(other, id)];
    if (a === undefined || b === undefined) continue;
    if (a !== b) return false;
    if (NAMES.includes(id)) shared += 1;
  }
  return shared > 0;
}

/**
 * Puts together what a document says of one person in two places: the same name, and nothing that differs. Items of our
 * own form stay as its controls hold them.
 */
export function joinSame(items: Items, section: SectionDefinition): void {
  if (!section.repeat) return;
  const kept: Item[] = [];
  for (const item of items.answered(section)) {
    const before = item.tagged ? undefined : kept.find((one) => isSame(one, item));
    if (before) before.readings.push(...item.readings.splice(0));
    else kept.push(item);
  }
}
