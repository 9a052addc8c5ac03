import { CasePath } from '../case-path.ts';
import { Compared, ComparedPath } from '../comparison.ts';
import { History } from '../history.ts';
import { LinkCases } from '../linking.ts';
import { JudgeMatch } from '../matching.ts';
import { DUE, ID, LATER, OTHER_REFERENCE, RECEIVED, REFERENCE, WORKER } from './examples.ts';
import { operationsUnder, READS } from './parts.ts';

const { forStaff, onCase } = operationsUnder('Known children');

/** What the two cases of the example have in common. */
const OWN = {
  links: [],
  matches: [],
  suggested: false,
  team: 'duty_and_advice',
  withheld: false,
  assignee: WORKER,
  restricted: false,
};

/** The operations on two cases. They write both cases, or neither. */
export const KNOWN_CHILDREN = [
  onCase('linkCases', 'links', {
    summary: 'Links two cases.',
    body: LinkCases,
    example: { reference: OTHER_REFERENCE, why: 'Cousins in one household.' },
    problems: ['no-such-case', 'same-case', 'linked-before', 'too-many-links', 'other-case-busy'],
  }),
  onCase('unlinkCases', 'links-removed', {
    summary: 'Removes the links between two cases.',
    body: LinkCases,
    example: { reference: OTHER_REFERENCE, why: 'Another family of the same name.' },
    problems: ['no-such-case', 'not-linked', 'undo-the-match', 'other-case-busy'],
  }),
  onCase('judgeMatch', 'matches', {
    summary: 'Records whether two children are the same child or siblings, or undoes that.',
    about: 'A confirmed match links the two cases. It copies nothing from one to the other.',
    body: JudgeMatch,
    example: { id: `${OTHER_REFERENCE}_1_1`, decision: 'confirm', why: 'The same NHS number and mother.' },
    problems: ['no-such-case', 'judged-before', 'too-many-links', 'other-case-busy'],
  }),
  forStaff('compareCases', 'GET', '/admin/cases/{reference}/compared-with/{other}', {
    summary: 'Compares the forms of two cases.',
    about:
      'Each form is compared with one of the same kind on the other case: the first with the first, and so on. Where one case has more of them, the others are compared with the last. The children of each match are beside each other, with what is the same. An address that either case keeps secret is masked on both sides.',
    path: ComparedPath,
    answers: {
      200: {
        means: 'The differences.',
        json: Compared,
        example: {
          reference: REFERENCE,
          other: OTHER_REFERENCE,
          children: [
            {
              match: `${OTHER_REFERENCE}_1_1`,
              here: 1,
              there: 1,
              answers: [{ label: 'Full name', here: 'Amira Hassan', there: 'Amira Hasan', same: false }],
            },
          ],
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
  forStaff('readHistory', 'GET', '/admin/cases/{reference}/history', {
    summary: 'Returns a case and the other cases of its children in one timeline.',
    about:
      'Returns the newest 200 lines of the case and of at most 20 related cases. Related cases are those that are linked to it, and those of a suggested or confirmed match. Cases that you may not see are only counted. One audit entry names every case that is read.',
    path: CasePath,
    answers: {
      200: {
        means: 'The cases and their timeline.',
        json: History,
        example: {
          reference: REFERENCE,
          cases: [
            { ...OWN, reference: REFERENCE, state: 'accepted', receivedAt: LATER, decidedAt: null, outcome: null },
            {
              ...OWN,
              reference: OTHER_REFERENCE,
              links: ['same_child'],
              matches: [{ child: 1, relation: 'same_child', strength: 'strong', state: 'confirmed' }],
              state: 'decided',
              receivedAt: RECEIVED,
              decidedAt: DUE,
              outcome: { code: 'early_help_assessment', label: 'Early help assessment' },
            },
          ],
          lines: [
            { id: ID, at: LATER, what: 'accepted', by: WORKER, reference: REFERENCE, says: 'Accepted' },
            { id: ID, at: RECEIVED, what: 'received', by: 'service', reference: OTHER_REFERENCE, says: 'Received' },
          ],
          hidden: 1,
          moreCases: 0,
          moreLines: false,
        },
      },
    },
    problems: READS,
  }),
] as const;
