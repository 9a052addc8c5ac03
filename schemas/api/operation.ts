import type * as z from 'zod';
import type { ProblemCode } from './problems.ts';

/** Who may knock: anybody, an agency's system by its client credential, or staff by their token. */
export type Knock = 'public' | 'agency' | 'staff';

/** What an answer holds. */
export type Holds =
  /** JSON of this shape, and nothing beside it. */
  | { readonly json: z.ZodType }
  /** A file or a page of this media type. */
  | { readonly file: string }
  /** Headers alone: 304, what the caller has is still so. */
  | { readonly nothing: true };

/** One way that an operation answers when it went well. */
export type Answered = Holds & {
  /** What it means, in a sentence. */
  readonly means: string;
  /** The media type of a file or a page that is given in its place to whoever asks for that. */
  readonly orFile?: string;
  /** Headers that come with it, and what each is for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What such an answer looks like: invented, and of the shape. */
  readonly example?: unknown;
};

/** Something that the API can be asked for: the one description of which its document, its gateway's routes and its client are made. */
export interface Operation {
  /** Its name in a client: a verb and what it is done to, `fileReferral`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` for each part that `path` describes. */
  readonly route: `/${string}`;
  readonly knock: Knock;
  /** Under which heading of the page it stands. */
  readonly under: string;
  /** In a line, for somebody who looks for it. */
  readonly summary: string;
  /** What its caller must know beyond that. */
  readonly about?: string;
  /** It gives everybody the same, and no table or file is touched for it. */
  readonly touchesNoData?: true;
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Headers that it reads, by their names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What such a body looks like: invented. */
  readonly example?: unknown;
  /** By status: 200 to 299, and 304. */
  readonly answers: Readonly<Record<number, Answered>>;
  /** The problems that are its own; those that whole kinds of operations share are added for it (`shared-problems.ts`). */
  readonly problems: readonly ProblemCode[];
}

/** Describes an operation. Its name, method and route stay known to the type checker: routes and rules are held against them. */
export function operation<
  const Id extends string,
  const Method extends Operation['method'],
  const Route extends `/${string}`,
>(
  described: Operation & { readonly id: Id; readonly method: Method; readonly route: Route },
): Operation & { readonly id: Id; readonly method: Method; readonly route: Route } {
  return described;
}

/** An operation's name among the gateway's routes: `GET /admin/cases`. */
export type RouteOf<One extends Operation> = One extends Operation ? `${One['method']} ${One['route']}` : never;
