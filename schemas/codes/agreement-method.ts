import type { CodeSet } from './code-set.ts';

/** How a person agreed to early help (domain S22). */
export const agreementMethod: CodeSet = {
  id: 'agreementMethod',
  codes: [
    { code: 'signed', label: 'In writing, signed', synonyms: ['Signed', 'Written', 'In writing'] },
    { code: 'spoken', label: 'Spoken', synonyms: ['Verbal', 'Verbally', 'Orally', 'By telephone', 'In person'] },
    { code: 'electronic', label: 'By email or online', synonyms: ['Electronic', 'Email', 'Online', 'Text message'] },
  ],
};
