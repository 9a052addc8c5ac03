import { operation } from '../../operation.ts';
import { IdempotencyHeaders } from '../../public/headers.ts';
import { CasePath, CaseRest } from '../case-path.ts';
import { CaseView } from '../case-view.ts';
import { StaffReferral } from '../file-case.ts';
import { StaffFiled } from '../filed.ts';
import { HandOverOf, HandOverQuery } from '../hand-over.ts';
import { HandOverPack } from '../hand-over-pack.ts';
import { Unmask } from '../unmask.ts';
import { Unmasked } from '../unmasked.ts';
import { CASE, HEAD } from './example-case.ts';
import { DUE, RECEIVED, REFERENCE } from './examples.ts';
import { ETAG, READS, ReasonHeaders } from './parts.ts';

const staff = { knock: 'staff', under: 'Cases' } as const;

/** The same, printed: answered by a job of its own, which alone carries fonts. */
export const printHandOver = operation({
  ...staff,
  id: 'printHandOver',
  method: 'GET',
  route: '/admin/cases/{reference}/hand-over.pdf',
  summary: 'Gives a child of a case as a PDF, to be keyed anew in another system.',
  about:
    'What handOverCase gives, on sheets with the reference and the number of each. A letter that the font does not have stands as a box, and the first sheet says so. It is an export: always for a reason.',
  path: CasePath,
  query: HandOverOf,
  headers: ReasonHeaders,
  answers: {
    200: {
      means: 'The sheets.',
      file: 'application/pdf',
      headers: { 'Content-Disposition': 'What the file is called: the reference alone.' },
    },
  },
  problems: [...READS, 'bad-query', 'which-child', 'case-too-long'],
});

const FilingHeaders = ReasonHeaders.extend(IdempotencyHeaders.shape);

const FILED = { reference: REFERENCE, receivedAt: RECEIVED, decisionDueAt: DUE, filedBefore: false, warnings: [] };

/** A case as a whole. */
export const CASES = [
  operation({
    ...staff,
    id: 'fileCase',
    method: 'POST',
    route: '/admin/cases',
    summary: 'Files a referral that a member of staff took down.',
    about:
      'On the telephone, across a desk, from a letter, or from Liquidlogic. Nothing is insisted on. A Liquidlogic number is never filed twice: whoever sends it again is given the first one’s receipt.',
    headers: FilingHeaders,
    body: StaffReferral,
    example: {
      channel: 'phone',
      form: 'early-help-and-social-care',
      acknowledged: true,
      answers: {
        children: [{ firstName: 'Amira', lastName: 'Hassan', dateOfBirth: '2017-02-03' }],
        referrer: { name: 'Jo Field', role: 'Head of year' },
      },
    },
    answers: {
      201: { means: 'It is filed.', json: StaffFiled, example: FILED },
      200: { means: 'It had been filed before.', json: StaffFiled, example: { ...FILED, filedBefore: true } },
    },
    problems: ['bad-referral', 'bad-time', 'bad-key', 'form-unreadable', 'key-used'],
  }),
  operation({
    ...staff,
    id: 'readCase',
    method: 'GET',
    route: '/admin/cases/{reference}',
    summary: 'Shows a case with everything that stands beside it.',
    about:
      'Forms, files, emails, tasks, timeline, questions, decisions, children and what they may match. Addresses that must be kept secret are masked. The rest of a very long case comes by its cursor.',
    path: CasePath,
    query: CaseRest,
    headers: ReasonHeaders,
    answers: { 200: { means: 'The case.', json: CaseView, headers: ETAG, example: CASE } },
    problems: [...READS, 'bad-cursor'],
  }),
  operation({
    ...staff,
    id: 'handOverCase',
    method: 'GET',
    route: '/admin/cases/{reference}/hand-over',
    summary: 'Gives a child of a case to be keyed anew in another system.',
    about:
      'As data with text to copy by groups; or with as=html as a page to print. Of one child: nothing of a sibling’s own parents is in it. It is an export: always for a reason.',
    path: CasePath,
    query: HandOverQuery,
    headers: ReasonHeaders,
    answers: {
      200: {
        means: 'The child, without what is kept secret. With as=html it is a page, text/html.',
        json: HandOverPack,
        orFile: 'text/html',
        example: {
          reference: REFERENCE,
          child: '1.children.0',
          summary: `REFERRAL\nReference: ${REFERENCE}`,
          groups: [{ title: 'Referral', text: `Reference: ${REFERENCE}` }],
          data: { head: HEAD, forms: [], recommendations: [], decisions: [] },
        },
      },
    },
    problems: [...READS, 'bad-query', 'which-child', 'case-too-long'],
  }),
  printHandOver,
  operation({
    ...staff,
    id: 'unmaskCase',
    method: 'POST',
    route: '/admin/cases/{reference}/unmask',
    summary: 'Shows the addresses that are kept secret on a case.',
    about: 'Once, to whoever says what for. The look is recorded with its reason; the case stays masked.',
    path: CasePath,
    headers: ReasonHeaders,
    body: Unmask,
    example: { group: 'addresses', why: 'To visit the family today.' },
    answers: {
      200: {
        means: 'What is kept secret here.',
        json: Unmasked,
        example: {
          reference: REFERENCE,
          group: 'addresses',
          fields: [{ form: 1, path: '/children/0/homeAddress', values: ['2 Invented Row'] }],
        },
      },
    },
    problems: [...READS, 'bad-unmask'],
  }),
] as const;
