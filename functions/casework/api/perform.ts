import type * as z from 'zod';
import { type Asked, askJob } from '#functions/platform/http/ask-job.ts';
import type { SignedIn } from '#functions/platform/http/claims.ts';
import type { Answer } from '#functions/platform/http/endpoint.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { Operation } from '#schemas/api/operation.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { mayDo } from '../roles.ts';
import { STAFF_ROUTES, staffApi } from './staff-api.ts';
import type { StaffDeps } from './staff-context.ts';

type StaffOperation = (typeof STAFF_OPERATIONS)[number];
/** The name of an operation for staff. */
export type OperationId = StaffOperation['id'];
type Named<Id extends OperationId> = Extract<StaffOperation, { id: Id }>;

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Part<Name extends string, Held> = [Held] extends [never] ? object : { readonly [name in Name]: Held };
type Optional<Name extends string, Held> = [Held] extends [never] ? object : { readonly [name in Name]?: Held };
type Of<Id extends OperationId, Key extends string> =
  Named<Id> extends { readonly [name in Key]: infer Held } ? Held : never;

/** What an operation is asked with: its path, query and body, as its schemas take them, and the headers that it reads. */
export type AskedWith<Id extends OperationId> = Part<'path', InputOf<Of<Id, 'path'>>> &
  Optional<'query', InputOf<Of<Id, 'query'>>> &
  Optional<'body', InputOf<Of<Id, 'body'>>> & {
    /** In place of a body: what a form sent, which the operation checks. */
    readonly form?: unknown;
    /** In place of a query: what the address of a page has, which the operation checks. */
    readonly address?: Readonly<Record<string, string | undefined>>;
    readonly reason?: string | undefined;
    readonly ifMatch?: string | undefined;
    readonly ifNoneMatch?: '*' | undefined;
    readonly idempotencyKey?: string | undefined;
  };

type Bodies<Answers> = {
  [Status in keyof Answers]: Answers[Status] extends { json: infer Json } ? Json : never;
}[keyof Answers];

/** The answer of an operation: its body as the API describes it, or a file. */
export interface Performed<Id extends OperationId> extends Answer {
  readonly body: DeepReadonly<z.output<Extract<Bodies<Named<Id>['answers']>, z.ZodType>>>;
}

/**
 * Performs an operation of `schemas/api/staff` by its name, as the person who signed in: with the same checks, audit, masks and
 * problems as at the API.
 * @throws Problem as the operation
 */
export type Perform = <Id extends OperationId>(id: Id, asked: AskedWith<Id>) => Promise<Performed<Id>>;

/** A request for a page, which performs operations. */
export interface Asking {
  readonly person: SignedIn;
  readonly requestId: string;
  readonly receivedAt: Date;
  /** An open page asks again by itself. */
  readonly looksAgain?: boolean;
}

type Invoke = (event: unknown) => Promise<unknown>;
/** The jobs that have an operation of their own, by its name. */
export type OtherJobs = Readonly<Partial<Record<OperationId, Invoke>>>;

const BY_ID: ReadonlyMap<string, Operation> = new Map(STAFF_OPERATIONS.map((one) => [one.id, one]));

interface Loose {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly form?: unknown;
  readonly address?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly idempotencyKey?: string;
}

/** Returns what performs operations for one request: in this process, or in the job that has the operation. */
export function performing(deps: StaffDeps, jobs: OtherJobs, asking: Asking): Perform;
export function performing(
  deps: StaffDeps,
  jobs: Readonly<Record<string, Invoke | undefined>>,
  asking: Asking,
): object {
  const { requestId, receivedAt, looksAgain } = asking;
  const person = looksAgain === true ? againBy(asking.person) : asking.person;
  return async (id: string, given: Loose): Promise<Answer> => {
    const operation = BY_ID.get(id);
    if (operation === undefined) throw new RangeError(`no operation ${id}`);
    const asked: Asked = {
      route: `${operation.method} ${operation.route}`,
      path: texts(given.path),
      query: texts(given.query ?? given.address),
      headers: {
        'x-reason': given.reason,
        'if-match': given.ifMatch,
        'if-none-match': given.ifNoneMatch,
        'idempotency-key': given.idempotencyKey,
      },
      body: given.body ?? given.form,
      requestId,
      receivedAt,
    };
    const job = jobs[id];
    if (job !== undefined) return askJob(job, person, asked);
    return staffApi(deps, { ...asked, person, looksAgain, sent: JSON.stringify(asked.body ?? {}), claims: {} });
  };
}

/** Returns a person whose open page looks again: the audit says so. */
const againBy = ({ staff, name }: SignedIn): SignedIn => ({ staff: { ...staff, again: true }, name });

/** Returns the parameters as an address has them: texts, and nothing for what was left out. */
function texts(given: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}

/** Returns whether one of somebody's roles allows an operation at all, on some team's cases. */
export function mayPerform({ staff }: SignedIn, id: OperationId): boolean {
  const operation = BY_ID.get(id);
  const route = operation === undefined ? undefined : STAFF_ROUTES[`${operation.method} ${operation.route}`];
  return route !== undefined && mayDo(staff, route.action);
}
