import { type CodeSet, codeFor, MissingReason } from './code-set.ts';

/** Why an expected answer is missing (domain S8), with the words that people write instead of leaving a gap. */
export const missingReasons: CodeSet = {
  id: 'missingReasons',
  codes: [
    {
      code: 'not_known',
      label: 'Not known',
      synonyms: [
        'Unknown',
        'Don’t know',
        'Do not know',
        'N/K',
        'NK',
        'No information available',
        'No information',
        'Not currently known',
        'Unable to obtain',
        'Information not known',
        'No info',
        'TBC',
        'To be confirmed',
        'Info not available',
        'Information not available',
        'Information unavailable',
      ],
    },
    { code: 'not_asked', label: 'Not asked', synonyms: ['Have not asked', 'Not yet asked', 'Not discussed'] },
    {
      code: 'declined',
      label: 'Declined to say',
      synonyms: [
        'Declined',
        'Refused',
        'Prefer not to say',
        'Would not say',
        'Declined to give',
        'Refused to say',
        'Not disclosed',
        'Prefers not to say',
        'Did not wish to say',
        'Would rather not say',
      ],
    },
    { code: 'not_applicable', label: 'Not applicable', synonyms: ['N/A', 'NA', 'Does not apply', 'Not relevant'] },
    { code: 'unsafe_to_ask', label: 'Unsafe to ask', synonyms: ['Not safe to ask'] },
  ],
};

const texts = missingReasons.codes.flatMap(({ code, label, synonyms = [] }) => [code, label, ...synonyms]);

/**
 * The first two letters of the reasons. Every answer is checked for a missing-reason, and its length and first letters exclude
 * most of them at once.
 */
const openings = [...new Set(texts.map((text) => text.slice(0, 2).toLowerCase()))].filter((two) =>
  /^[a-z]{2}$/.test(two),
);
const OTHERWISE = new RegExp(`^(?:\\d|(?!${openings.join('|')})[a-z]{2})`, 'i');
const LONGEST = Math.max(...texts.map((text) => text.length)) + 10;

/** Returns the missing-reason that a text consists of ("N/K", "Declined"); `undefined` if it says anything else. */
export function missingReasonIn(text: string): MissingReason | undefined {
  if (text.length > LONGEST || OTHERWISE.test(text)) return undefined;
  const found = codeFor(missingReasons, text);
  return found && MissingReason.parse(found.code);
}
