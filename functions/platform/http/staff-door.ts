import type { Colleague } from '#schemas/colleague.ts';
import { noteSignIn, readColleague } from '../store/colleagues.ts';
import type { Tables } from '../store/table.ts';
import { StoreBusyError } from '../store/transact.ts';
import { openTrust, type SignedIn, type Trust } from './claims.ts';
import { Problem } from './problem.ts';

/** What a job that lets staff in needs: which tokens it trusts, and whose access has ended. */
export interface StaffDoor extends Trust {
  /** Lets a person in whose token was checked. @throws Problem 403 for somebody whose access has ended */
  readonly admit: (person: SignedIn, now: Date) => Promise<void>;
}

/** *Ended* counts within 60 seconds: what is remembered for 40 leaves the slowest request, which may take 20, within them. */
const KNOWN_FOR_MS = 40_000;
/** A council's whole staff, a hundred bytes each. */
const MOST_KNOWN = 2000;

interface Directory {
  readonly read: (id: string) => Promise<Pick<Colleague, 'endedAt' | 'seenOn'> | undefined>;
  /** Absent in a job that may only read the directory. */
  readonly note?: (person: SignedIn, day: string) => Promise<void>;
}

/**
 * Asks the directory of colleagues, remembering each answer for a while, and writes down a sign-in once a day. While the directory cannot be
 * read, somebody known to have ended stays out, and nobody comes in by an answer that is too old: they are told to try again. Every
 * operation needs that same table, so nothing is refused that could have been done.
 */
export function admitting({ read, note }: Directory, clock: () => number = Date.now): StaffDoor['admit'] {
  const known = new Map<
    string,
    { readonly ended: boolean; readonly seenOn: string | undefined; readonly until: number }
  >();
  return async (person, now) => {
    const { id } = person.staff;
    const day = now.toISOString().slice(0, 10);
    const asked = clock();
    let kept = known.get(id);
    if (kept === undefined || kept.until <= asked) {
      try {
        const found = await read(id);
        kept = { ended: found?.endedAt !== undefined, seenOn: found?.seenOn, until: asked + KNOWN_FOR_MS };
      } catch (error) {
        if (kept?.ended !== true)
          throw new StoreBusyError('the directory of colleagues cannot be read', { cause: error });
      }
    }
    if (kept.ended) {
      remember(known, id, kept);
      throw new Problem(403, 'access-ended', 'Your access to Front Door has ended. Ask your administrator.');
    }
    if (note !== undefined && kept.seenOn !== day) {
      await note(person, day);
      kept = { ...kept, seenOn: day };
    }
    remember(known, id, kept);
  };
}

/** The one that was asked about longest ago is forgotten first. */
function remember<T>(known: Map<string, T>, id: string, kept: T): void {
  known.delete(id);
  known.set(id, kept);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

/** The door of a job that may read the directory; one that may write to it notes sign-ins. */
export function openStaffDoor(tables: Tables, may: { readonly note: boolean } = { note: false }): StaffDoor {
  const note = ({ staff, name }: SignedIn, day: string) => noteSignIn(tables, { ...staff, name }, day);
  return {
    ...openTrust(),
    admit: admitting({ read: (id) => readColleague(tables, id), ...(may.note ? { note } : {}) }),
  };
}
