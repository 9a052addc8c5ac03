import { type CodeSet, codeFor, MissingReason } from './code-set.ts';

/** Why an expected answer is missing (domain S8), with what people write instead of leaving a gap. */
export const missingReasons: CodeSet = {
  id: 'missingReasons',
  codes: [
    {
      code: 'not_known',
      label: 'Not known',
      synonyms: ['Unknown', 'Don’t know', 'Do not know', 'N/K', 'NK', 'No information available', 'No information'],
    },
    { code: 'not_asked', label: 'Not asked', synonyms: ['Have not asked', 'Not yet asked'] },
    {
      code: 'declined',
      label: 'Declined to say',
      synonyms: ['Declined', 'Refused', 'Prefer not to say', 'Would not say'],
    },
    { code: 'not_applicable', label: 'Not applicable', synonyms: ['N/A', 'NA', 'Does not apply'] },
    { code: 'unsafe_to_ask', label: 'Unsafe to ask', synonyms: ['Not safe to ask'] },
  ],
};

/** The letters that a missing-reason can begin with: most answers are told apart from one by their first character. */
const FIRST_LETTERS = new Set(
  missingReasons.codes
    .flatMap(({ code, label, synonyms = [] }) => [code, label, ...synonyms])
    .map((text) => text.charAt(0).toLowerCase()),
);

/** The missing-reason that a whole text states ("N/K", "Declined"), or `undefined` when it says anything more. */
export function missingReasonIn(text: string): MissingReason | undefined {
  const first = text.charAt(0).toLowerCase();
  if (text.length > 40 || (first >= 'a' && first <= 'z' && !FIRST_LETTERS.has(first))) return undefined;
  const found = codeFor(missingReasons, text);
  return found && MissingReason.parse(found.code);
}
