import { hasCode } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import { type FieldDefinition, insistedOn } from './definition.ts';
import { tidyValue } from './tidy.ts';

/** Codes in the order of their set, each once, so that the same boxes ticked are the same answer from every door. */
function inOrder(field: FieldDefinition, codes: readonly unknown[]): unknown[] {
  const unique = [...new Set(codes)];
  if (unique.length < 2) return unique;
  const order = codeSet(field.codes ?? '').codes.map(({ code }) => code);
  const place = (code: unknown) => {
    const index = typeof code === 'string' ? order.indexOf(code) : -1;
    return index < 0 ? order.length : index;
  };
  return unique.every((code) => typeof code === 'string') ? unique.sort((a, b) => place(a) - place(b)) : unique;
}

function tidyText(field: FieldDefinition, raw: string): unknown {
  // The very code, as our own page sends it.
  if (isCode(field, raw)) return field.type === 'choices' ? [raw] : raw;
  const tidied = tidyValue(field, raw);
  if (tidied === '') return undefined;
  if (typeof tidied !== 'string') return tidied;
  if (!insistedOn(field) && !isCode(field, tidied)) {
    // "N/K" says why there is no answer: it is not a name, a date or a religion.
    const missing = missingReasonIn(tidied);
    if (missing !== undefined) return { missing };
  }
  return field.type === 'choices' ? [tidied] : tidied;
}

function isCode(field: FieldDefinition, tidied: string): boolean {
  if (field.type === 'yes_no_unknown') return tidied === 'unknown';
  return field.codes !== undefined && hasCode(codeSet(field.codes), tidied);
}

/**
 * An answer as it came (JSON, or the text of a control) in the field's own form; `undefined` when it is blank. What it
 * does not understand it gives back as it is, for `fieldBody` to refuse.
 */
export function tidyField(field: FieldDefinition, raw: unknown): unknown {
  if (typeof raw === 'string') return tidyText(field, raw);
  if (raw === null) return undefined;
  if (field.type === 'yes_no_unknown') {
    if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
    // Here "not known" is an answer of the list itself.
    if (typeof raw === 'object' && 'missing' in raw && raw.missing === 'not_known') return 'unknown';
  }
  if (Array.isArray(raw) && field.type === 'choices') {
    // One code more than the set has is enough for the schema to refuse the list; a longer one is not gone through.
    const most = codeSet(field.codes ?? '').codes.length + 1;
    if (raw.length >= most) return raw.slice(0, most);
    const codes = raw.map((code) => (typeof code === 'string' ? tidyValue(field, code) : code));
    return codes.length === 0 ? undefined : inOrder(field, codes);
  }
  return raw;
}
