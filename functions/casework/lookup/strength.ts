import type { MatchReason, MatchRelation, MatchStrength } from '#schemas/known-child.ts';

interface StrengthRule {
  readonly all: readonly MatchReason[];
  /** The rule fails when any of these is present. */
  readonly none?: readonly MatchReason[];
  readonly relation: MatchRelation;
  readonly strength: MatchStrength;
}

/**
 * Rules for what two children may be to each other, and how strongly; the first that fits counts. Nothing here merges anything.
 * Surname, date of birth and address alone never make two children the same child: they may be twins (domain 6).
 */
export const STRENGTHS: readonly StrengthRule[] = [
  { all: ['nhs_number'], none: ['other_birth_date', 'other_name'], relation: 'same_child', strength: 'strong' },
  {
    all: ['upn'],
    none: ['other_nhs_number', 'other_birth_date', 'other_name'],
    relation: 'same_child',
    strength: 'strong',
  },
  {
    all: ['name_and_birth_date'],
    none: ['other_nhs_number', 'other_upn', 'other_own_name'],
    relation: 'same_child',
    strength: 'strong',
  },
  // By another name in use: two children both called Pip may be twins.
  {
    all: ['name_and_birth_date'],
    none: ['other_nhs_number', 'other_upn'],
    relation: 'same_child',
    strength: 'possible',
  },
  // A number on the wrong child's form is as common as a wrong date: a person looks.
  { all: ['nhs_number'], relation: 'same_child', strength: 'possible' },
  { all: ['upn'], relation: 'same_child', strength: 'possible' },
  { all: ['names_swapped'], none: ['other_nhs_number'], relation: 'same_child', strength: 'possible' },
  { all: ['birth_date_transposed'], none: ['other_nhs_number'], relation: 'same_child', strength: 'possible' },
  {
    all: ['sound_and_birth_date'],
    none: ['other_nhs_number', 'other_upn'],
    relation: 'same_child',
    strength: 'possible',
  },
  { all: ['postcode_and_surname', 'other_name'], relation: 'siblings', strength: 'possible' },
  // The same names, of one surname at one address, and a date is missing on one side.
  {
    all: ['postcode_and_surname'],
    none: ['other_nhs_number', 'other_upn', 'other_birth_date'],
    relation: 'same_child',
    strength: 'possible',
  },
  { all: ['postcode_and_surname'], relation: 'same_child', strength: 'weak' },
  { all: ['name_and_birth_date'], relation: 'same_child', strength: 'weak' },
  { all: ['names_swapped'], relation: 'same_child', strength: 'weak' },
  { all: ['birth_date_transposed'], relation: 'same_child', strength: 'weak' },
  { all: ['sound_and_birth_date'], relation: 'same_child', strength: 'weak' },
];

/** Returns what the reasons suggest; nothing when they only speak against a match. */
export function strengthOf(
  reasons: readonly MatchReason[],
): { readonly relation: MatchRelation; readonly strength: MatchStrength } | undefined {
  const has = (reason: MatchReason) => reasons.includes(reason);
  const rule = STRENGTHS.find(({ all, none = [] }) => all.every(has) && !none.some(has));
  return rule && { relation: rule.relation, strength: rule.strength };
}
