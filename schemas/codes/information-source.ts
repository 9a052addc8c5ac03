import type { CodeSet } from './code-set.ts';

/** How the referrer knows (domain 2.1, section 6), so that facts and opinions stay apart. */
export const informationSource: CodeSet = {
  id: 'informationSource',
  codes: [
    { code: 'seen', label: 'I saw or heard it myself', synonyms: ['Seen', 'Witnessed'] },
    { code: 'child', label: 'The child told me' },
    { code: 'family', label: 'Someone in the family told me' },
    { code: 'other', label: 'Someone else told me', synonyms: ['Told'] },
    { code: 'record', label: 'From a record or another agency' },
    { code: 'opinion', label: 'It is my opinion', synonyms: ['Opinion', 'Professional judgement'] },
  ],
};
