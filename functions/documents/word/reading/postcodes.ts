import { fieldBody } from '#schemas/forms/body.ts';
import type { SectionDefinition } from '#schemas/forms/definition.ts';
import { tidyField } from '#schemas/forms/tidy.ts';
import type { Items } from './items.ts';
import { postcodeIn } from './written-numbers.ts';

/** An address with its postcode in it tells the postcode nearly as surely as it is itself known. */
const AS_SURE = 0.9;

/** Fills the postcode that stands in an item’s address, where nothing else says it; the address stays whole. */
export function fillPostcodes(items: Items, section: SectionDefinition): void {
  const [postcode, ...more] = section.fields.filter(({ type }) => type === 'postcode');
  const address = section.fields.find(({ id, type }) => type === 'text' && /address$/i.test(id));
  if (!postcode || !address || more.length > 0) return;
  for (const item of items.answered(section)) {
    if (item.readings.some(({ field }) => field === postcode)) continue;
    const said = item.readings.find(({ field, value }) => field === address && typeof value === 'string');
    const found = typeof said?.value === 'string' ? postcodeIn(said.value) : undefined;
    const read = found && fieldBody(postcode).safeParse(tidyField(postcode, found.value));
    if (!said || !read?.success || typeof read.data !== 'string') continue;
    const confidence = Math.round(said.confidence * AS_SURE * 100) / 100;
    item.readings.push({
      field: postcode,
      value: read.data,
      source: said.source,
      confidence,
      place: said.place,
      implied: true,
    });
  }
}
