import type * as z from 'zod';
import type { ProblemCode } from './problems.ts';

/** The callers of an operation: everyone, an agency's system by its client credential, or staff by their token. */
export type Knock = 'public' | 'agency' | 'staff';

/** The body of an answer. */
export type Holds =
  /** JSON of exactly this shape. */
  | { readonly json: z.ZodType }
  /** A file or a page of this media type. */
  | { readonly file: string }
  /** Headers only: 304, the caller's copy is current. */
  | { readonly nothing: true };

/** A successful answer of an operation. */
export type Answered = Holds & {
  /** The meaning of the answer, in a sentence. */
  readonly means: string;
  /** The media type of a file or page that the caller can ask for instead. */
  readonly orFile?: string;
  /** The headers of the answer, and what each is for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An invented answer of this shape. */
  readonly example?: unknown;
};

/** An operation of the API. The document, the gateway's routes and the typed client are generated from this description. */
export interface Operation {
  /** The name in a client: a verb and its object, `fileReferral`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The path, with `{name}` for each part that `path` describes. */
  readonly route: `/${string}`;
  readonly knock: Knock;
  /** The heading of the page under which it is listed. */
  readonly under: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What else the caller must know. */
  readonly about?: string;
  /** The answer is the same for everyone, and no table or bucket is read. */
  readonly touchesNoData?: true;
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** The headers that it reads, with names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** An invented body of this shape. */
  readonly example?: unknown;
  /** The successful answers by status: 200 to 299, and 304. */
  readonly answers: Readonly<Record<number, Answered>>;
  /** Its own problems. `shared-problems.ts` adds those that all operations of its kind share. */
  readonly problems?: readonly ProblemCode[];
}

/** Describes an operation. The type checker knows all of it, so that routes, rules and pages must match it. */
export const operation = <
  const Id extends string,
  const Method extends Operation['method'],
  const Route extends `/${string}`,
  const Described extends Omit<Operation, 'id' | 'method' | 'route'>,
>(
  id: Id,
  method: Method,
  route: Route,
  described: Described,
) => ({ ...described, id, method, route });

/** The gateway's name for the route of an operation: `GET /admin/cases`. */
export type RouteOf<One extends Operation> = One extends Operation ? `${One['method']} ${One['route']}` : never;
