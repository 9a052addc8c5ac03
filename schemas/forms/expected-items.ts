import { PARENTS } from '#schemas/codes/relationship.ts';
import type { ExpectedItem } from './definition.ts';

/** The five items that the public page asks everyone for (domain S8). Every form asks for them. */
export const publicPageItems: readonly ExpectedItem[] = [
  { id: 'ethnicOrigin', label: 'Ethnic origin', section: 'children', anyOf: ['ethnicity'], forEach: 'every' },
  { id: 'religion', label: 'Religion', section: 'children', anyOf: ['religion', 'religionOther'], forEach: 'every' },
  {
    id: 'parentsDetails',
    label: 'Parents’ details',
    section: 'household',
    anyOf: ['fullName', 'firstName', 'lastName'],
    forEach: 'any',
    where: [
      { field: 'relationship', isOneOf: [...PARENTS] },
      { field: 'parentalResponsibility', isOneOf: ['yes'] },
    ],
  },
  {
    id: 'homeAddress',
    label: 'Home address',
    section: 'children',
    anyOf: ['homeAddress', 'homePostcode'],
    forEach: 'every',
  },
  {
    id: 'otherAgencies',
    label: 'Other key agencies',
    section: 'agencies',
    anyOf: ['agency', 'type', 'worker'],
    forEach: 'any',
  },
];
