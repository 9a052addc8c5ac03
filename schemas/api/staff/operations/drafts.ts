import type { ProblemCode } from '../../problems.ts';
import { BeginDraft, DraftList, DraftPath, DraftShown, FileDraft, LetGo, LetGoDraft, SaveDraft } from '../drafts.ts';
import { StaffFiled } from '../staff-receipt.ts';
import { FILED, RECEIVED, WORKER } from './examples.ts';
import { ETAG, operationsUnder, VersionHeaders } from './parts.ts';

const { forStaff } = operationsUnder('Referrals being taken down');

const DRAFT = {
  id: '01KAW3T7E5V8Q2M4N6P8R0S2T4',
  taker: WORKER,
  team: 'duty_and_advice',
  channel: 'phone',
  form: 'early-help-and-social-care',
  answers: { children: [{ firstName: 'Amira' }] },
  danger: [],
  begunAt: RECEIVED,
  changedAt: RECEIVED,
  left: false,
  unreadable: [],
};
const { answers: _answers, team: _team, left: _left, unreadable: _unreadable, ...ROW } = DRAFT;

const ONE = [
  'not-found',
  'if-match-needed',
  'bad-if-match',
  'changed-since',
  'draft-ended',
] as const satisfies readonly ProblemCode[];
const shown = { means: 'The draft as it is now.', json: DraftShown, headers: ETAG, example: DRAFT } as const;

/** The operations on referrals that somebody is taking down by telephone or at the desk (S16). */
export const DRAFTS = [
  forStaff('beginDraft', 'POST', '/admin/drafts', {
    summary: 'Begins to take down a referral.',
    about: 'Nothing is filed yet. The draft is yours until you leave it for half an hour; then it is the team’s.',
    body: BeginDraft,
    example: { channel: 'phone', form: 'early-help-and-social-care' },
    answers: { 201: { ...shown, means: 'The draft.' } },
    problems: ['bad-input', 'too-many-drafts'],
  }),
  forStaff('listDrafts', 'GET', '/admin/drafts', {
    summary: 'Lists the referrals that you are taking down, and those that colleagues left.',
    about: 'Lists at most 20 of yours, and at most 50 that were left in the teams whose cases you read.',
    answers: {
      200: {
        means: 'The drafts.',
        json: DraftList,
        example: { mine: [{ ...ROW, danger: false, children: ['Amira'] }], left: [] },
      },
    },
  }),
  forStaff('readDraft', 'GET', '/admin/drafts/{id}', {
    summary: 'Returns a referral that somebody is taking down.',
    about:
      'Only its taker reads it, until they have left it for half an hour. Then everyone who reads the team’s cases does.',
    path: DraftPath,
    answers: { 200: shown },
    problems: ['not-found', 'draft-ended'],
  }),
  forStaff('saveDraft', 'PUT', '/admin/drafts/{id}', {
    summary: 'Saves what was taken down so far.',
    about: 'Replaces all of its answers. An answer that cannot be read is kept and named in `unreadable`.',
    path: DraftPath,
    headers: VersionHeaders,
    body: SaveDraft,
    example: { channel: 'phone', answers: { children: [{ firstName: 'Amira', lastName: 'Hassan' }] } },
    answers: { 200: shown },
    problems: [...ONE, 'bad-input', 'not-yours'],
  }),
  forStaff('takeDraft', 'POST', '/admin/drafts/{id}/take', {
    summary: 'Takes over a referral that a colleague left.',
    path: DraftPath,
    headers: VersionHeaders,
    answers: { 200: shown },
    problems: [...ONE, 'not-left', 'too-many-drafts'],
  }),
  forStaff('fileDraft', 'POST', '/admin/drafts/{id}/file', {
    summary: 'Files a referral that was taken down.',
    about: 'It was received when the draft was begun. A second request gets the first receipt.',
    path: DraftPath,
    headers: VersionHeaders,
    body: FileDraft,
    example: { acknowledged: true },
    answers: {
      201: { means: 'The receipt.', json: StaffFiled, example: FILED },
      200: {
        means: 'The first receipt: it was filed before.',
        json: StaffFiled,
        example: { ...FILED, filedBefore: true },
      },
    },
    problems: [...ONE, 'bad-input', 'not-yours', 'form-unreadable'],
  }),
  forStaff('letGoDraft', 'POST', '/admin/drafts/{id}/let-go', {
    summary: 'Lets a referral go that was begun for nothing, such as a wrong number.',
    about: 'Nothing of it is filed, and its answers are deleted. The audit keeps who did so and why.',
    path: DraftPath,
    headers: VersionHeaders,
    body: LetGoDraft,
    example: { why: 'The caller wanted the library.' },
    answers: { 200: { means: 'It was let go.', json: LetGo, example: { id: DRAFT.id, letGo: true } } },
    problems: [...ONE, 'bad-input', 'not-yours'],
  }),
] as const;
