import { codeSet } from '#schemas/codes/code-sets.ts';
import { isNhsNumber, isPostcode, isUpn, isUprn } from '#schemas/codes/identifiers.ts';
import { canBeWrittenTo } from '#schemas/email-address.ts';
import type { Answer, AnswerValue, Remark } from './answer.ts';
import { placeOf } from './compiled-form.ts';
import type { FieldDefinition, FormDefinition } from './definition.ts';

type Oddity = Pick<Remark, 'code' | 'detail'>;

const IDENTIFIERS: Partial<Record<FieldDefinition['type'], Oddity & { readonly isRight: (text: string) => boolean }>> =
  {
    nhs_number: { isRight: isNhsNumber, code: 'nhs_number_check', detail: 'This is not a valid NHS number.' },
    upn: { isRight: isUpn, code: 'upn_check', detail: 'This is not a valid unique pupil number.' },
    postcode: { isRight: isPostcode, code: 'postcode_form', detail: 'This does not look like a postcode.' },
    uprn: { isRight: isUprn, code: 'uprn_form', detail: 'This is not a unique property reference number.' },
    telephone: {
      isRight: (text) => (text.match(/\d/g)?.length ?? 0) >= 7,
      code: 'telephone_form',
      detail: 'This does not look like a telephone number.',
    },
    email: {
      isRight: canBeWrittenTo,
      code: 'email_by_hand',
      detail: 'We cannot write to this address automatically. A person will reply.',
    },
  };

/**
 * Returns what looks wrong with a value without blocking it: an invalid identifier (domain 3.8), or answers that exclude each
 * other. `isAnswered` checks another field of the same section or item.
 */
export function oddityOf(
  field: FieldDefinition,
  value: AnswerValue,
  isAnswered: (id: string) => boolean,
): Oddity | undefined {
  if (field.excludes !== undefined && isAnswered(field.excludes))
    return { code: 'both_given', detail: 'Only one of these two can be right. Both are kept.' };
  if (Array.isArray(value)) {
    const alone = codeSet(field.codes ?? '').codes.some(({ code, exclusive }) => exclusive && value.includes(code));
    return alone && value.length > 1
      ? { code: 'contradiction', detail: 'One of these answers excludes the others. All are kept.' }
      : undefined;
  }
  const identifier = IDENTIFIERS[field.type];
  if (identifier === undefined || typeof value !== 'string' || identifier.isRight(value)) return undefined;
  return { code: identifier.code, detail: identifier.detail };
}

/** Returns the warnings about a form's answers, by JSON pointer and without the values, for every door. */
export function warningsOf(definition: FormDefinition, answers: readonly Answer[]): Remark[] {
  const values = new Map<string, AnswerValue>();
  for (const { path, value } of answers) if (value !== undefined) values.set(path, value);
  return [...values].flatMap(([path, value]) => {
    const place = placeOf(definition, path);
    const odd = place && oddityOf(place.field, value, (id) => values.has(`${place.base}/${id}`));
    return odd ? [{ pointer: path, ...odd }] : [];
  });
}
