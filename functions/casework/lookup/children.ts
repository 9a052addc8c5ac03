import type { FormRecord } from '#schemas/case.ts';
import { isNhsNumber, isPostcode, isUpn, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { readDate } from '#schemas/forms/dates.ts';
import { type Name, namesOf, ownName } from './names.ts';

/** The details by which a child can be recognised. Invalid, estimated and secret details are left out. */
export interface ChildSaid {
  readonly form: number;
  readonly index: number;
  readonly names: readonly Name[];
  readonly ownName?: Name;
  readonly knownAs?: string;
  readonly birthDate?: string;
  readonly nhsNumber?: string;
  readonly upn?: string;
  readonly postcode?: string;
}

/** Four forms of twelve children: no case of a family has more, and each child is an item. */
export const MOST_CHILDREN = 48;

/** Returns the children of a case's forms, in their order. Child number n keeps its number, because forms are only ever added. */
export function childrenOf(forms: readonly FormRecord[]): ChildSaid[] {
  const inOrder = [...forms].sort((a, b) => a.number - b.number);
  return inOrder.flatMap(childrenOn).slice(0, MOST_CHILDREN);
}

function childrenOn({ number, answers }: FormRecord): ChildSaid[] {
  const said = new Map<number, Map<string, string | boolean>>();
  for (const { path, value } of answers) {
    const [, section, index, field] = path.split('/');
    if (section !== 'children' || field === undefined || !/^\d{1,2}$/.test(index ?? '')) continue;
    if (typeof value !== 'string' && typeof value !== 'boolean') continue;
    const at = Number(index);
    said.set(at, (said.get(at) ?? new Map()).set(field, value));
  }
  return [...said].sort(([a], [b]) => a - b).map(([index, fields]) => childSaid(number, index, fields));
}

function childSaid(form: number, index: number, fields: ReadonlyMap<string, string | boolean>): ChildSaid {
  const text = (field: string): string | undefined => {
    const value = fields.get(field);
    return typeof value === 'string' ? value : undefined;
  };
  const nhsNumber = withoutSpacing(text('nhsNumber') ?? '');
  const upn = withoutSpacing(text('upn') ?? '').toUpperCase();
  const postcode = tidyPostcode(text('homePostcode') ?? '');
  // An estimated date can neither identify a child nor tell two apart.
  const birthDate = fields.get('dateEstimated') === true ? undefined : readDate(text('dateOfBirth') ?? '');
  // A search for a postcode must not reveal that a hidden family lives there (5.5.4).
  const secret = fields.get('addressConfidential') === true || (text('addressSecretFrom') ?? '') !== '';
  const knownAs = text('knownAs');
  const naming = {
    firstName: text('firstName'),
    lastName: text('lastName'),
    fullName: text('fullName'),
    knownAs,
    aliases: text('aliases'),
  };
  const own = ownName(naming);
  return {
    form,
    index,
    names: namesOf(naming),
    ...(own === undefined ? {} : { ownName: own }),
    ...(knownAs === undefined ? {} : { knownAs }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(isNhsNumber(nhsNumber) ? { nhsNumber } : {}),
    ...(isUpn(upn) ? { upn } : {}),
    ...(isPostcode(postcode) && !secret ? { postcode } : {}),
  };
}
