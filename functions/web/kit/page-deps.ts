import type { OperationId, Perform } from '#functions/casework/index.ts';
import type { SignedIn } from '#functions/platform/http/claims.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Cookies } from './cookies.ts';
import type { WordStore } from './kept-words.ts';
import type { PageRoute } from './page.ts';
import type { Brand } from './page-policy.ts';
import type { SessionDeps } from './sessions.ts';
import type { SignInService } from './sign-in.ts';

/** Everything that the pages need of the world. */
export interface PageDeps {
  /** Of the pages: scheme, host and port. */
  readonly origin: string;
  readonly cookies: Cookies;
  readonly signIn: SignInService;
  readonly sessions: SessionDeps;
  readonly words: WordStore;
  readonly perform: (asking: {
    person: SignedIn;
    requestId: string;
    receivedAt: Date;
    looksAgain?: boolean;
  }) => Perform;
  readonly mayPerform: (person: SignedIn, id: OperationId) => boolean;
  readonly routes: readonly PageRoute[];
  readonly menu: (may: (id: OperationId) => boolean) => readonly { readonly text: string; readonly href: string }[];
  readonly brand: Brand;
  /** Returns the council's details. */
  readonly council: () => Promise<{ readonly name: string }>;
  readonly log: Log;
}
