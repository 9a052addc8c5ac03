import type { OperationId, Perform } from '#functions/casework/index.ts';
import type { SignedIn } from '#functions/platform/http/claims.ts';
import type { Problem } from '#functions/platform/http/problem.ts';
import type { FormBody } from './form-body.ts';
import type { CookieKeys } from './sealing.ts';

/** A request for a page. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** The path, decoded, without its query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly rawQuery: string;
  readonly form: FormBody;
  /** Why the form is not carried out, before anybody looks at it: it is too long, or did not arrive whole. */
  readonly refused?: Problem;
  readonly cookies: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** An open page asks again by itself: no work of a person. */
  readonly looksAgain: boolean;
  readonly requestId: string;
  readonly receivedAt: Date;
}

/** A fault of a form, as the summary at the top of the page lists it. */
export interface FieldFault {
  readonly text: string;
  /** The field, `#why`; absent for a fault of the whole. */
  readonly href?: string;
}

/** A page: its template below `functions/web`, and what the template shows. */
export interface Page {
  readonly status?: number;
  readonly template: string;
  /** The heading and the tab's title. It never names anybody. */
  readonly title: string;
  readonly model: Readonly<Record<string, unknown>>;
  /** It shows a case or a list: an open page asks again whether its reader may see it. */
  readonly watched?: boolean;
  readonly faults?: readonly FieldFault[];
  /** The label of each field of a form, by its name: the summary of faults says them. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What has just happened, in a sentence. */
  readonly done?: string | undefined;
  /** What the reader must know before they go on, in a sentence. */
  readonly notice?: string | undefined;
}

/** Another of our pages to go to, by its path. */
export interface GoTo {
  readonly to: string;
}

/** A file to save. */
export interface FileToSave {
  readonly file: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export type PageAnswer = Page | GoTo | FileToSave;

/** A page's visitor, who has signed in. */
export interface PageVisit {
  readonly person: SignedIn;
  readonly route: PageRoute;
  readonly perform: Perform;
  readonly may: (id: OperationId) => boolean;
  readonly request: PageRequest;
  readonly now: Date;
  /** The parts of the path that the route names. */
  readonly path: Readonly<Record<string, string>>;
  readonly keys: CookieKeys;
  /** Keeps what was typed in the session, sealed, for a quarter of an hour. Returns the name under which {@link kept} finds it. */
  readonly keep: (words: unknown, as?: { readonly name?: string }) => Promise<string>;
  readonly kept: (name: string) => Promise<unknown>;
}

/** A route of the pages: `/staff/cases/{reference}`. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly respond: (visit: PageVisit) => Promise<PageAnswer>;
}
