import type { MissingReason } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { Answer } from './answer.ts';
import { type AnswerIndex, indexOf, itemsOf } from './answer-index.ts';
import type { ExpectedItem, FieldDefinition, FormDefinition, SectionDefinition } from './definition.ts';
import { meets } from './definition.ts';

/** Whether an expected item has an answer, a reason, or nothing. */
export type ItemState = 'answered' | 'reasoned' | 'blank';

/** How many of the expected items (domain S8) a referral answers, explains and leaves blank. */
export interface Completeness {
  answered: number;
  reasoned: number;
  blank: number;
  items: { id: string; label: string; state: ItemState }[];
}

/** Returns why an answer is missing: its reason, or that of a code (ethnicity REFU and NOBT); `undefined` if it is not missing. */
export function reasonFor(
  field: FieldDefinition,
  { value, missing }: Pick<Answer, 'value' | 'missing'>,
): MissingReason | undefined {
  if (missing !== undefined || field.codes === undefined) return missing;
  return codeSet(field.codes).codes.find(({ code }) => code === value)?.missing;
}

function stateOf(field: FieldDefinition, answer: Answer | undefined): ItemState {
  if (!answer) return 'blank';
  return answer.value === undefined || reasonFor(field, answer) !== undefined ? 'reasoned' : 'answered';
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

function stateOfItem(item: ExpectedItem, section: SectionDefinition, index: AnswerIndex): ItemState {
  const { byPath } = index;
  const fields = section.fields.filter(({ id }) => item.anyOf.includes(id));
  const within = (pointer: string) => best(fields.map((field) => stateOf(field, byPath.get(`${pointer}/${field.id}`))));
  if (!section.repeat) return within(`/${section.id}`);
  const states: ItemState[] = [];
  for (const pointer of itemsOf(index, section.id)) {
    if (
      !item.where ||
      item.where.some((condition) => meets(condition, byPath.get(`${pointer}/${condition.field}`)?.value))
    )
      states.push(within(pointer));
  }
  const reason: ItemState = byPath.get(`/${section.id}`)?.missing === undefined ? 'blank' : 'reasoned';
  if (states.length === 0) return reason;
  return item.forEach === 'every' ? worst(states) : best([...states, reason]);
}

/** Returns how complete a referral is. That never decides whether a referral is accepted (domain S8b). */
export function completeness(definition: FormDefinition, answers: readonly Answer[]): Completeness {
  const index = indexOf(answers);
  const items = definition.expectedItems.map((item) => {
    const section = definition.sections.find(({ id }) => id === item.section);
    const state = section ? stateOfItem(item, section, index) : 'blank';
    return { id: item.id, label: item.label, state };
  });
  const count = (state: ItemState) => items.filter((item) => item.state === state).length;
  return { answered: count('answered'), reasoned: count('reasoned'), blank: count('blank'), items };
}
