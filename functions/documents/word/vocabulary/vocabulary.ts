import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import { agencies, invitations, leadProfessional, sharing, team } from './agencies.ts';
import {
  agreements,
  assessment,
  childDevelopment,
  education,
  familyEnvironment,
  finance,
  health,
  housing,
  parenting,
  request,
  safety,
  views,
} from './assessment.ts';
import { children } from './children.ts';
import { concern, history } from './concern.ts';
import { household } from './household.ts';
import { parentsInformed } from './parents-informed.ts';
import {
  closure,
  earlyHelpEpisode,
  interventions,
  managementOversight,
  panelCriteria,
  panelRequest,
  plan,
  reviews,
  termsOfReference,
} from './plan.ts';
import { declaration, referrer, urgency } from './referrer.ts';
import type { SectionWords } from './section-words.ts';
import { wordsIn } from './word-list.ts';

/** The reader's words for each section, by its id. A section or question without any is known by its own title and labels. */
export const VOCABULARY: Readonly<Record<string, SectionWords>> = {
  agencies,
  agreements,
  assessment,
  childDevelopment,
  children,
  closure,
  concern,
  declaration,
  earlyHelpEpisode,
  education,
  familyEnvironment,
  finance,
  health,
  history,
  household,
  housing,
  interventions,
  invitations,
  leadProfessional,
  managementOversight,
  panelCriteria,
  panelRequest,
  parenting,
  parentsInformed,
  plan,
  referrer,
  request,
  reviews,
  safety,
  sharing,
  team,
  termsOfReference,
  urgency,
  views,
};

/** Returns the titles that head a section, its own first. */
export function titlesOf({ id, title }: SectionDefinition): readonly string[] {
  return [title, ...wordsOf(VOCABULARY[id]?.titles)];
}

/** Returns the labels that ask for a field, its own first. */
export function labelsOf({ id }: SectionDefinition, field: FieldDefinition): readonly string[] {
  return [field.label, ...wordsOf(VOCABULARY[id]?.questions?.[field.id])];
}

/** Returns the names of an item, or of the person whom a section is about; `undefined` for a section that is about nobody. */
export function namesOf({ id }: SectionDefinition): readonly string[] | undefined {
  const names = VOCABULARY[id]?.names;
  return names === undefined ? undefined : wordsIn(names);
}

/** Returns the kinds of items that have names of their own, with the answers that the names give. */
export function kindsOf({ id }: SectionDefinition) {
  return (VOCABULARY[id]?.kinds ?? []).map(([names, sets]) => ({ names: wordsIn(names), sets }));
}

function wordsOf(list: string | undefined): readonly string[] {
  return list === undefined ? [] : wordsIn(list);
}
