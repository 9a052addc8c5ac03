import { codeSet } from '#schemas/codes/code-sets.ts';
import type { Answer, AnswerValue, Remark } from './answer.ts';
import type { FieldDefinition, FormDefinition } from './definition.ts';
import { placeOf } from './placed-fields.ts';
import { oddityOf } from './tidy.ts';

type Values = ReadonlyMap<string, AnswerValue>;

function oddity(field: FieldDefinition, value: AnswerValue, base: string, values: Values) {
  if (field.excludes !== undefined && values.has(`${base}/${field.excludes}`)) {
    return { code: 'both_given', detail: 'Only one of these two can be right. Both are kept.' };
  }
  if (Array.isArray(value) && value.length > 1) {
    const { codes } = codeSet(field.codes ?? '');
    if (codes.some(({ code, exclusive }) => exclusive === true && value.includes(code))) {
      return { code: 'contradiction', detail: 'One of these answers excludes the others. All are kept.' };
    }
  }
  return typeof value === 'string' ? oddityOf(field, value) : undefined;
}

/**
 * What looks wrong among a form's answers, by JSON pointer and without the values: identifiers with a wrong check digit,
 * answers that exclude each other. It warns and never blocks (domain 3.8), whichever door the answers came by.
 */
export function warningsOf(definition: FormDefinition, answers: readonly Answer[]): Remark[] {
  const values = new Map<string, AnswerValue>();
  for (const { path, value } of answers) if (value !== undefined) values.set(path, value);
  const warnings: Remark[] = [];
  for (const [path, value] of values) {
    const place = placeOf(definition, path);
    const odd = place && oddity(place.field, value, place.base, values);
    if (odd) warnings.push({ pointer: path, ...odd });
  }
  return warnings;
}
