import type { Log } from '#functions/platform/log.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { OpenCase } from '../open-case/open-case.ts';
import type { Run, World } from '../reconcile/world.ts';

/** The dependencies of a recovery. */
export interface RecoveryDeps
  extends Pick<World, 'keys'>,
    Pick<
      Store,
      | 'declareRecovery'
      | 'touchedOn'
      | 'timedKeys'
      | 'hasCase'
      | 'isRestricted'
      | 'readOutbox'
      | 'moveOutbox'
      | 'putSlotBack'
      | 'copyBackPage'
    > {
  readonly copiesBucket: string;
  /** Reads the text of a referral's copy. */
  readonly copyAt: (key: string) => Promise<string>;
  /** Opens a case. @throws CaseThereError when its reference is taken */
  readonly openCase: OpenCase;
  readonly now: () => number;
  readonly log: Log;
}

/** One run of a recovery. */
export type Recovery = Pick<Run, 'findings' | 'now' | 'days' | 'pace'> & { readonly deps: RecoveryDeps };
