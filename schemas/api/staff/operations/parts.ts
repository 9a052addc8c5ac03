import * as z from 'zod';
import { type Answered, type Operation, operation } from '../../operation.ts';
import type { ProblemCode } from '../../problems.ts';
import { Acted } from '../action-result.ts';
import { CasePath } from '../case-path.ts';
import { Reason } from '../reason.ts';
import { VersionTag } from '../version.ts';
import { ACTED } from './examples.ts';

const forAReason = { 'x-reason': Reason.optional().describe('Why you need it. Some roles must give a reason.') };

/** The header that every operation of staff reads. */
export const ReasonHeaders = z.object(forAReason);

/** The headers of a change: the reason and the version that was read. */
export const VersionHeaders = z.object({
  ...forAReason,
  'if-match': VersionTag.describe('The ETag that you got when you read it.'),
});

/** The header of an answer with the version. */
export const ETAG = { ETag: 'The current version. Send it as If-Match with a change.' } as const;

/** The problems of reading a case. */
export const READS = ['not-found', 'reason-needed', 'restricted'] as const satisfies readonly ProblemCode[];

/** The problems that every action on a case shares. */
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

const acted = {
  means: 'Done. The answer has the new state and version of the case.',
  json: Acted,
  headers: ETAG,
  example: ACTED,
} as const satisfies Answered;

type Described = Omit<Operation, 'id' | 'method' | 'route' | 'knock' | 'under'>;
type Action = Pick<Operation, 'summary' | 'about' | 'body' | 'example' | 'problems'>;

/** Returns what describes the operations of staff under one heading of the page. */
export const operationsUnder = (under: string) => ({
  /** Describes an operation whose caller may have to give a reason. */
  forStaff: <
    const Id extends string,
    const Method extends Operation['method'],
    const Route extends `/${string}`,
    const One extends Described,
  >(
    id: Id,
    method: Method,
    route: Route,
    described: One,
  ) => operation(id, method, route, { knock: 'staff', under, headers: ReasonHeaders, ...described }),

  /** Describes an action on a case: it names the version that was read, and is answered with the new state. */
  onCase: <const Id extends string, const Path extends string, const One extends Action>(
    id: Id,
    path: Path,
    { problems = [], ...described }: One,
  ) =>
    operation(id, 'POST', `/admin/cases/{reference}/${path}` as const, {
      knock: 'staff',
      under,
      ...described,
      path: CasePath,
      headers: VersionHeaders,
      answers: { 200: acted },
      problems: [...ACTS, ...problems],
    }),
});
