import type { Role } from '#schemas/actor.ts';
import type { Colleague } from '#schemas/colleague.ts';
import { noteSignIn, readColleague } from '../store/colleagues.ts';
import { StoreBusyError } from '../store/store-busy.ts';
import type { Tables } from '../store/table.ts';
import { openTrust, type SignedIn, type Trust } from './claims.ts';
import { Problem } from './problem.ts';

/** The dependencies of a job that lets staff in: the tokens it trusts, and the check of ended access. */
export interface StaffDoor extends Trust {
  /** Admits a person whose token was checked. @throws Problem 403 for somebody whose access has ended */
  readonly admit: (person: SignedIn, now: Date) => Promise<void>;
}

/** An ended access counts within 60 seconds. Remembering for 40 seconds leaves room for the slowest request, which may take 20. */
const KNOWN_FOR_MS = 40_000;
/** A council's whole staff, a hundred bytes each. */
const MOST_KNOWN = 2000;

interface Directory {
  readonly read: (id: string) => Promise<Pick<Colleague, 'endedAt' | 'seenOn' | 'roles' | 'name'> | undefined>;
  /** Absent in a job that may only read the directory. */
  readonly note?: (person: SignedIn, day: string) => Promise<void>;
}

/**
 * Asks the directory of colleagues, remembers each answer for a while, and records a sign-in once a day
 * and whenever somebody has other roles, as work is given by them. While the directory cannot
 * be read, somebody whose access is known to have ended stays out. An answer that is too old admits nobody: they must try again.
 * Every operation needs that same table, so this refuses nothing that could have been done.
 */
export function admitting({ read, note }: Directory, clock: () => number = Date.now): StaffDoor['admit'] {
  const known = new Map<string, Known>();
  return async (person, now) => {
    const { id, roles } = person.staff;
    const { name } = person;
    const day = now.toISOString().slice(0, 10);
    const sign = signOf(day, roles);
    const asked = clock();
    let kept = known.get(id);
    if (kept === undefined || kept.until <= asked) {
      try {
        const found = await read(id);
        const noted = signOf(found?.seenOn, found?.roles);
        kept = { ended: found?.endedAt !== undefined, noted, name: found?.name, until: asked + KNOWN_FOR_MS };
      } catch (error) {
        if (kept?.ended !== true)
          throw new StoreBusyError('the directory of colleagues cannot be read', { cause: error });
      }
    }
    if (kept.ended) {
      remember(known, id, kept);
      throw new Problem(403, 'access-ended', 'Your access to Front Door has ended. Ask your administrator.');
    }
    // A token for the API names nobody: a person who signs in with a name later that day has it from then on.
    const hasNewName = name !== undefined && name !== kept.name;
    if (note !== undefined && (kept.noted !== sign || hasNewName)) {
      await note(person, day);
      kept = { ...kept, noted: sign, name: name ?? kept.name };
    }
    remember(known, id, kept);
  };
}

/** What is remembered of a colleague for a moment. */
interface Known {
  readonly ended: boolean;
  readonly noted: string;
  readonly name: string | undefined;
  readonly until: number;
}

/** Returns what a sign-in writes of somebody, in one text. */
const signOf = (day = '', roles: readonly Role[] = []): string => [day, ...[...roles].sort()].join(' ');

/** Remembers an answer, and forgets the one asked about longest ago. */
function remember<T>(known: Map<string, T>, id: string, kept: T): void {
  known.delete(id);
  known.set(id, kept);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

/** Returns the door of a job that may read the directory; one that may write to it notes sign-ins. */
export function openStaffDoor(tables: Tables, may: { readonly note: boolean } = { note: false }): StaffDoor {
  const note = ({ staff, name }: SignedIn, day: string) => noteSignIn(tables, { ...staff, name }, day);
  return {
    ...openTrust(),
    admit: admitting({ read: (id) => readColleague(tables, id), ...(may.note ? { note } : {}) }),
  };
}
