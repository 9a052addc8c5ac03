import { operation } from '../../operation.ts';
import { Compared, ComparedPath } from '../compared.ts';
import { LinkCases } from '../linking.ts';
import { JudgeMatch } from '../matching.ts';
import { OTHER_REFERENCE, REFERENCE } from './examples.ts';
import { onCase, READS, ReasonHeaders } from './parts.ts';

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
  operation({
    id: 'compareCases',
    method: 'GET',
    route: '/admin/cases/{reference}/compared-with/{other}',
    knock: 'staff',
    under,
    summary: 'Shows what the forms of two cases say differently.',
    about:
      'A form that was sent again is a case of its own. Each form is compared with the first of its kind on the other. What either case keeps secret is masked on both sides.',
    path: ComparedPath,
    headers: ReasonHeaders,
    answers: {
      200: {
        means: 'What is not the same.',
        json: Compared,
        example: {
          reference: REFERENCE,
          other: OTHER_REFERENCE,
          forms: [
            {
              title: 'Early Help and Social Care referral',
              here: 1,
              there: 1,
              same: 30,
              differences: [
                {
                  section: 'Children and young people',
                  item: 'Child 1',
                  label: 'School',
                  path: '/children/0/school',
                  here: 'Invented Academy',
                  there: null,
                },
              ],
              onlyHere: [],
              onlyThere: [{ label: 'Pet', text: 'A hedgehog' }],
            },
          ],
          unpaired: { here: [], there: [] },
        },
      },
    },
    problems: [...READS, 'case-too-long'],
  }),
] as const;
