import { labelOf } from '#schemas/codes/code-set.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import type { Answer, Leftover } from './answer.ts';
import type { FormDefinition } from './definition.ts';
import { formView, type ItemView, withWords } from './view.ts';

function line(label: string, text: string): string {
  return text.includes('\n') ? `${label}:\n${text.replace(/^/gm, '  ')}` : `${label}: ${text}`;
}

function lines({ label, fields }: ItemView): string[] {
  const told = fields.flatMap((field) => (field.reading ? [line(field.label, withWords(field.reading))] : []));
  return label === null || told.length === 0 ? told : [label, ...told];
}

/**
 * What a form says as plain text, in the form's order, with what has no field at its end, for staff: it holds personal
 * data.
 */
export function summaryText(
  definition: FormDefinition,
  answers: readonly Answer[],
  leftovers: readonly Leftover[] = [],
): string {
  const view = formView(definition, answers, leftovers);
  const text = [definition.title];
  for (const { title, missing, items } of view.sections) {
    const said = items.flatMap(lines);
    if (missing !== null) said.push(`[${labelOf(missingReasons, missing)}]`);
    if (said.length > 0) text.push('', title.toUpperCase(), ...said);
  }
  const rest = view.leftovers.map((leftover) => line(leftover.label, leftover.text));
  if (rest.length > 0) text.push('', 'WITHOUT A QUESTION OF THIS FORM', ...rest);
  return text.join('\n');
}
