import { codeSet } from '#schemas/codes/code-sets.ts';
import type { Answer } from './answer.ts';
import type { Condition, ExpectedItem, FieldDefinition, FormDefinition, SectionDefinition } from './definition.ts';

export type ItemState = 'answered' | 'reasoned' | 'blank';

/** Of the things that a referral is expected to tell (domain S8): how many it tells, explains, and leaves blank. */
export interface Completeness {
  answered: number;
  reasoned: number;
  blank: number;
  items: { id: string; label: string; state: ItemState }[];
}

function stateOf(field: FieldDefinition, answer: Answer | undefined): ItemState {
  if (!answer) return 'blank';
  if (answer.missing !== undefined || answer.value === undefined) return 'reasoned';
  // Some codes are reasons themselves: ethnicity REFU and NOBT.
  const code =
    field.codes === undefined ? undefined : codeSet(field.codes).codes.find(({ code }) => code === answer.value);
  return code?.missing === undefined ? 'answered' : 'reasoned';
}

function best(states: readonly ItemState[]): ItemState {
  return states.includes('answered') ? 'answered' : states.includes('reasoned') ? 'reasoned' : 'blank';
}

function worst(states: readonly ItemState[]): ItemState {
  return states.length === 0 || states.includes('blank')
    ? 'blank'
    : states.includes('reasoned')
      ? 'reasoned'
      : 'answered';
}

function holds(condition: Condition, pointer: string, byPath: ReadonlyMap<string, Answer>): boolean {
  const value = byPath.get(`${pointer}/${condition.field}`)?.value;
  return typeof value === 'string' && condition.isOneOf.includes(value);
}

function stateOfItem(item: ExpectedItem, section: SectionDefinition, byPath: ReadonlyMap<string, Answer>): ItemState {
  const fields = section.fields.filter(({ id }) => item.anyOf.includes(id));
  const within = (pointer: string) => best(fields.map((field) => stateOf(field, byPath.get(`${pointer}/${field.id}`))));
  if (!section.repeat) return within(`/${section.id}`);
  const indexes = new Set<string>();
  for (const path of byPath.keys()) {
    const [, name, index, field] = path.split('/');
    if (name === section.id && index !== undefined && field !== undefined) indexes.add(index);
  }
  const pointers = [...indexes].map((index) => `/${section.id}/${index}`);
  const counted = pointers.filter(
    (pointer) => !item.where || item.where.some((condition) => holds(condition, pointer, byPath)),
  );
  const states = counted.map(within);
  const reason: ItemState = byPath.get(`/${section.id}`)?.missing === undefined ? 'blank' : 'reasoned';
  if (states.length === 0) return reason;
  return item.forEach === 'every' ? worst(states) : best([...states, reason]);
}

/** How complete a referral is. It never decides whether a referral is accepted (domain S8b). */
export function completeness(definition: FormDefinition, answers: readonly Answer[]): Completeness {
  const byPath = new Map(answers.map((answer) => [answer.path, answer]));
  const items = definition.expectedItems.map((item) => {
    const section = definition.sections.find(({ id }) => id === item.section);
    return { id: item.id, label: item.label, state: section ? stateOfItem(item, section, byPath) : ('blank' as const) };
  });
  const count = (state: ItemState) => items.filter((item) => item.state === state).length;
  return { answered: count('answered'), reasoned: count('reasoned'), blank: count('blank'), items };
}
