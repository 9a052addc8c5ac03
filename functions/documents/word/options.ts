import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';

/** One line of a drop-down: what people see, and its value. */
export interface Option {
  readonly text: string;
  readonly value: string;
}

const MISSING = 'missing:';

/** Returns the reasons for a missing answer, as lines of a drop-down. */
export function reasonOptions(): Option[] {
  return missingReasons.codes.map(({ code, label }) => ({ text: label, value: `${MISSING}${code}` }));
}

/** Returns the missing-reason that a line means, or `undefined` when it means an answer. */
export function reasonOf(value: string): string | undefined {
  return value.startsWith(MISSING) ? value.slice(MISSING.length) : undefined;
}

/** Returns the lines of a field's drop-down: its codes by label and, where an answer is expected, the reasons for having none. */
export function optionsOf(field: FieldDefinition): Option[] {
  const answers = answersOf(field);
  if (field.need !== 'expected') return answers;
  const taken = new Set(answers.map(({ text }) => text));
  // "Not known" is an answer of its own where the question is yes, no or not known.
  return [...answers, ...reasonOptions().filter(({ text }) => !taken.has(text))];
}

function answersOf(field: FieldDefinition): Option[] {
  switch (field.type) {
    case 'yes_no':
    case 'yes_no_unknown': {
      const both = [
        { text: 'Yes', value: 'yes' },
        { text: 'No', value: 'no' },
      ];
      return field.type === 'yes_no' ? both : [...both, { text: 'Not known', value: 'unknown' }];
    }
    default:
      return codeSet(field.codes ?? '').codes.map(({ code, label }) => ({ text: label, value: code }));
  }
}
