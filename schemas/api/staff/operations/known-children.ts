import { LinkCases } from '../linking.ts';
import { JudgeMatch } from '../matching.ts';
import { OTHER_REFERENCE } from './examples.ts';
import { onCase } from './parts.ts';

const under = 'Known children';

/** What two cases have to do with each other. Both are written, or neither is. */
export const KNOWN_CHILDREN = [
  onCase('linkCases', 'links', {
    under,
    summary: 'Links two cases.',
    body: LinkCases,
    example: { reference: OTHER_REFERENCE, why: 'Cousins in one household.' },
    problems: ['no-such-case', 'same-case', 'linked-before', 'too-many-links', 'other-case-busy'],
  }),
  onCase('unlinkCases', 'links-removed', {
    under,
    summary: 'Takes away the links between two cases.',
    body: LinkCases,
    example: { reference: OTHER_REFERENCE, why: 'Another family of the same name.' },
    problems: ['no-such-case', 'not-linked', 'undo-the-match', 'other-case-busy'],
  }),
  onCase('judgeMatch', 'matches', {
    under,
    summary: 'Says whether two children are one, or of one family, or takes that back.',
    about: 'Confirmed, their cases are linked; nothing of either is put in the other.',
    body: JudgeMatch,
    example: { id: `${OTHER_REFERENCE}_1_1`, decision: 'confirm', why: 'The same NHS number and mother.' },
    problems: ['no-such-case', 'judged-before', 'too-many-links', 'other-case-busy'],
  }),
] as const;
