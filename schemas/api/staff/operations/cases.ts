import { IdempotencyHeaders } from '../../public/headers.ts';
import { CasePath, CaseRest } from '../case-path.ts';
import { CaseView } from '../case-view.ts';
import { StaffReferral } from '../file-case.ts';
import { HandOverOf, HandOverQuery } from '../hand-over.ts';
import { HandOverPack } from '../hand-over-pack.ts';
import { Unmasked } from '../secret-addresses.ts';
import { StaffFiled } from '../staff-receipt.ts';
import { Unmask } from '../unmask.ts';
import { CASE, HEAD } from './example-case.ts';
import { FILED, REFERENCE } from './examples.ts';
import { ETAG, operationsUnder, READS, ReasonHeaders } from './parts.ts';

const { forStaff } = operationsUnder('Cases');

/** The hand-over as a PDF. A job of its own answers it, the only one with fonts. */
export const printHandOver = forStaff('printHandOver', 'GET', '/admin/cases/{reference}/hand-over.pdf', {
  summary: "Returns one child's details as a PDF, ready to copy into another system.",
  about:
    'Prints what handOverCase returns. Each sheet has the reference and its number. A character that the font lacks is printed as a box, and the first sheet says so. This is an export, so a reason is always required.',
  path: CasePath,
  query: HandOverOf,
  answers: {
    200: {
      means: 'The sheets.',
      file: 'application/pdf',
      headers: { 'Content-Disposition': 'The file name: only the reference.' },
    },
  },
  problems: [...READS, 'bad-query', 'which-child', 'same-parents-not-said', 'case-too-long'],
});

const FilingHeaders = ReasonHeaders.extend(IdempotencyHeaders.shape);

/** The operations on a case as a whole. */
export const CASES = [
  forStaff('fileCase', 'POST', '/admin/cases', {
    summary: 'Files a referral that a member of staff received.',
    about:
      'For a referral by telephone, in person, by letter or from Liquidlogic. No answer is mandatory. A Liquidlogic number is filed once: sending it again returns the first receipt.',
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
      201: { means: 'The receipt.', json: StaffFiled, example: FILED },
      200: {
        means: 'The first receipt: it was filed before.',
        json: StaffFiled,
        example: { ...FILED, filedBefore: true },
      },
    },
    problems: ['bad-referral', 'bad-time', 'bad-key', 'form-unreadable', 'key-used'],
  }),
  forStaff('readCase', 'GET', '/admin/cases/{reference}', {
    summary: 'Returns a case with its forms, files, messages, tasks and timeline.',
    about:
      'Also returns requests for information, decisions, children and possible matches. Secret addresses are masked. A very long case has several pages: use the cursor.',
    path: CasePath,
    query: CaseRest,
    answers: { 200: { means: 'The case.', json: CaseView, headers: ETAG, example: CASE } },
    problems: [...READS, 'bad-cursor'],
  }),
  forStaff('handOverCase', 'GET', '/admin/cases/{reference}/hand-over', {
    summary: "Returns one child's details, ready to copy into another system.",
    about:
      'Returns data, with text to copy group by group. With as=html, returns a page to print. It covers one child and leaves out the parents of siblings, unless somebody recorded that they have the same parents (saySameParents). Risks to staff are always in it. This is an export, so a reason is always required.',
    path: CasePath,
    query: HandOverQuery,
    answers: {
      200: {
        means: "The child's details, without secret addresses. With as=html: a page, text/html.",
        json: HandOverPack,
        orFile: 'text/html',
        example: {
          reference: REFERENCE,
          child: '1.children.0',
          children: ['1.children.0'],
          summary: `REFERRAL\nReference: ${REFERENCE}`,
          groups: [{ title: 'Referral', text: `Reference: ${REFERENCE}` }],
          data: { head: HEAD, forms: [], recommendations: [], decisions: [] },
        },
      },
    },
    problems: [...READS, 'bad-query', 'which-child', 'same-parents-not-said', 'case-too-long'],
  }),
  printHandOver,
  forStaff('unmaskCase', 'POST', '/admin/cases/{reference}/unmask', {
    summary: 'Returns the secret addresses of a case.',
    about: 'Returns them once, to a person who gives a reason. The audit records the reason. The case stays masked.',
    path: CasePath,
    body: Unmask,
    example: { group: 'addresses', why: 'To visit the family today.' },
    answers: {
      200: {
        means: 'The secret addresses.',
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
