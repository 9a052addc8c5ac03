import * as z from 'zod';
import { type Answered, type Operation, operation } from '../../operation.ts';
import type { ProblemCode } from '../../problems.ts';
import { Acted } from '../acted.ts';
import { CasePath } from '../case-path.ts';
import { Reason } from '../reason.ts';
import { VersionTag } from '../version.ts';
import { ACTED } from './examples.ts';

const forAReason = { 'x-reason': Reason.optional().describe('Why you need it. Some roles must give a reason.') };

/** What every staff route reads: what for. */
export const ReasonHeaders = z.object(forAReason);

/** What a change of something that was looked at brings back. */
export const VersionHeaders = z.object({
  ...forAReason,
  'if-match': VersionTag.describe('The ETag that you were given when you read it.'),
});

/** … and the answer to it. */
export const ETAG = { ETag: 'The current version. Send it as If-Match with a change.' } as const;

/** What reading a case may come to. */
export const READS = ['not-found', 'reason-needed', 'restricted'] as const satisfies readonly ProblemCode[];

/** What any action on a case may come to. */
const ACTS = [
  'not-found',
  'restricted',
  'may-not-see-it',
  'no-such-colleague',
  'if-match-needed',
  'bad-if-match',
  'changed-since',
  'not-in-this-state',
  'bad-input',
] as const satisfies readonly ProblemCode[];

const acted: Answered = {
  means: 'Done. The answer has the new state and version of the case.',
  json: Acted,
  headers: ETAG,
  example: ACTED,
};

type Said = Pick<Operation, 'under' | 'summary' | 'about' | 'body' | 'example' | 'problems'>;

/** An action on a case: at the version that was seen, and answered with where the case then stands. */
export function onCase<const Id extends string, const Path extends string>(
  id: Id,
  path: Path,
  { problems, ...said }: Said,
) {
  return operation({
    id,
    method: 'POST',
    route: `/admin/cases/{reference}/${path}` as const,
    knock: 'staff',
    ...said,
    path: CasePath,
    headers: VersionHeaders,
    answers: { 200: acted },
    problems: [...ACTS, ...problems],
  });
}
