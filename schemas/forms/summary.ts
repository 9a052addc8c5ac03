import { labelOf } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import type { Answer } from './answer.ts';
import { ukDate } from './dates.ts';
import type { FieldDefinition, FormDefinition } from './definition.ts';

/** An answer as staff read it: labels for codes, UK dates, "Yes" and "No", and a missing-reason in brackets. */
export function answerText(field: FieldDefinition, answer: Answer): string {
  if (answer.missing !== undefined) return `[${labelOf(missingReasons, answer.missing)}]`;
  const { value } = answer;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map((code) => labelOf(codeSet(field.codes ?? ''), code)).join('; ');
  if (field.type === 'yes_no_unknown') return value.charAt(0).toUpperCase() + value.slice(1);
  if (field.type === 'date' || field.type === 'date_time') return ukDate(value);
  return field.codes === undefined ? value : labelOf(codeSet(field.codes), value);
}

/** The answered part of a form as plain text, in the form's order, for staff: it holds personal data. */
export function summaryText(definition: FormDefinition, answers: readonly Answer[]): string {
  const byPath = new Map(answers.map((answer) => [answer.path, answer]));
  const lines = [definition.title];
  for (const section of definition.sections) {
    const whole = byPath.get(`/${section.id}`);
    const items = section.repeat ? Array.from({ length: section.repeat.max }, (_, index) => index) : [undefined];
    const blocks: string[][] = [];
    for (const index of items) {
      const base = index === undefined ? `/${section.id}` : `/${section.id}/${index}`;
      const block: string[] = [];
      for (const field of section.fields) {
        const answer = byPath.get(`${base}/${field.id}`);
        if (!answer) continue;
        const text = answerText(field, answer);
        block.push(text.includes('\n') ? `${field.label}:\n${text.replace(/^/gm, '  ')}` : `${field.label}: ${text}`);
      }
      if (block.length === 0) continue;
      blocks.push(index === undefined ? block : [`${section.repeat?.itemLabel ?? ''} ${index + 1}`, ...block]);
    }
    if (whole?.missing !== undefined) blocks.push([`[${labelOf(missingReasons, whole.missing)}]`]);
    if (blocks.length > 0) lines.push('', section.title.toUpperCase(), ...blocks.flat());
  }
  return lines.join('\n');
}
