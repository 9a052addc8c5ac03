import { plainText } from '#schemas/codes/code-set.ts';

/** What an empty control says. It is never an answer. */
export const GUIDANCE = {
  text: 'Click here and write',
  date: 'Choose a date, or write it: dd/mm/yyyy',
  date_time: 'Write the date, and the time if you know it',
  choice: 'Choose one',
  reason: 'Choose a reason',
} as const;

/** Word's own wording, which it puts in a control that was emptied, and LibreOffice's. */
const OTHERS = [
  'Click or tap here to enter text.',
  'Click here to enter text.',
  'Click or tap to enter a date.',
  'Click here to enter a date.',
  'Choose an item.',
  'Choose a date',
  'Click to enter a date',
];

const all = new Set([...Object.values(GUIDANCE), ...OTHERS].map(plainText));

/** Tells whether a text is only an empty control's, ours or a word processor's. */
export function isGuidance(text: string): boolean {
  return text.length < 80 && all.has(plainText(text));
}
