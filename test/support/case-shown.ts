import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { withViews } from '#functions/casework/api/form-views.ts';
import type { OperationId } from '#functions/casework/index.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { CaseView } from '#schemas/api/staff/case-view.ts';
import { Names } from '#schemas/api/staff/directory.ts';
import { MayAction } from '#schemas/api/staff/may.ts';
import { CASE } from '#schemas/api/staff/operations/example-case.ts';
import type { FormRecord } from '#schemas/case.ts';
import { localDynamoDb } from './local-aws.ts';
import { answering, openPages, type Visiting } from './open-pages.ts';

/** The colleagues whose names pages show. */
const COLLEAGUES = Names.parse({
  colleagues: [
    { id: 'worker-17', name: 'Robin Invented', roles: ['duty_social_worker'], ended: false },
    { id: 'manager-4', name: 'Sam Invented', roles: ['team_manager'], ended: false },
  ],
});

/** When tests look at a case: a Monday in London. */
export const LOOKED_AT = new Date('2026-11-23T12:00:00.000Z');

/** Returns a case as its operation gives it; change what the test is about. */
export function caseShown(change: Readonly<Partial<Record<keyof CaseView, unknown>>> = {}): CaseView {
  return CaseView.parse({ ...CASE, ...change });
}

/** Returns a form with its view. */
export const formSeen = (change: Partial<FormRecord> = {}) =>
  withViews([
    {
      number: 1,
      formId: 'early-help-and-social-care',
      formVersion: '1',
      documentId: null,
      readAt: '2026-11-23T09:00:00.000Z',
      answers: [],
      leftovers: [],
      ...change,
    },
  ])[0];

/** Returns what may be done by somebody who may do only these. */
export const mayOnly = (...actions: MayAction[]) =>
  Object.fromEntries(
    MayAction.options.map((action) => [
      action,
      actions.includes(action)
        ? { may: true, reason: 'not_needed' }
        : { may: false, code: 'forbidden', says: 'Your role may not do this.' },
    ]),
  );

const nowhere = () => tablesOver(new DynamoDBClient(localDynamoDb()), 'none', 'none');

/** Opens a page of a case whose operations answer so. */
export const openCase = (
  view: CaseView,
  page = '',
  { bodies = {}, ...as }: Partial<Visiting> & { readonly bodies?: Partial<Record<OperationId, unknown>> } = {},
) =>
  openPages(nowhere(), answering({ readCase: view, nameColleagues: COLLEAGUES, ...bodies })).open(
    `/staff/cases/${view.case.reference}${page}`,
    { as: 'duty_social_worker', at: LOOKED_AT, ...as },
  );
