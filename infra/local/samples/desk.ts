import { AnsweredError } from '#test/support/api-check.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { NeverCameError, waitFor } from '#test/support/wait-for.ts';
import type { Seen } from './outcome.ts';
import type { Sent } from './sample.ts';

/** Looks for outcomes where people do: in the work lists and cases of the staff API, and on the mailbox page. */
export interface Desk {
  /**
   * Looks until the outcome is as wanted or the time is over. Returns the last outcome.
   * @throws AnsweredError when the API answers with a fault, or with 502, 503 or 504 until the time is over
   */
  followUntil(sent: Sent, address: string, isWanted: (seen: Seen) => boolean): Promise<Seen>;
}

/** All samples take a few seconds. With nineteen programs in the queue for two cores, some took longer than 45 s. */
const FOLLOWED_AT_LEAST_MS = 90_000;
/** 90 s are plenty for a machine that opens for the first time in 15 s: a slower machine gets more in proportion. */
const TIMES_THE_OPENING = 6;

/** Returns how long a sample may take on this machine. */
export const followedForMs = ({ openedInMs = 0 }: Pick<OpenDoor, 'openedInMs'>): number =>
  Math.max(FOLLOWED_AT_LEAST_MS, TIMES_THE_OPENING * openedInMs);

/** The statuses of a function that is only starting, and of a busy table. A fault of our own code is a 500, and ends the following. */
const LOOK_AGAIN = new Set([502, 503, 504]);

/** The teams whose lists have the cases that came by email. */
const TEAMS = ['duty_and_advice', 'held_mail'] as const;

/** Opens the desk, which sees only what comes from now on. */
export function openDesk(
  door: Pick<OpenDoor, 'addresses' | 'issueToken' | 'mailbox' | 'openedInMs'>,
  withinMs = followedForMs(door),
): Desk {
  const officer = staffMember(door, 'duty_social_worker');
  const since = new Date().toISOString();
  /** The senders of each case. They never change, so each case is opened once. */
  const senders = new Map<string, Promise<readonly string[]>>();
  const sendersOf = (reference: string): Promise<readonly string[]> => {
    const known = senders.get(reference);
    if (known !== undefined) return known;
    const asked = officer.readCase(reference).then(emailedBy);
    senders.set(reference, asked);
    asked.catch(() => senders.delete(reference));
    return asked;
  };

  async function casesFrom(address: string): Promise<string[]> {
    const lists = await Promise.all(TEAMS.map((team) => officer.workList(team)));
    const recent = lists.flat().filter((row) => row.door === 'email' && row.receivedAt >= since);
    const found: string[] = [];
    for (const { reference } of recent)
      if ((await sendersOf(reference)).some((from) => from.includes(address))) found.push(reference);
    return found.sort();
  }

  async function look(sent: Sent, address: string): Promise<Seen> {
    const references = 'reference' in sent ? [sent.reference] : await casesFrom(sent.from);
    const cases: CaseSeen[] = [];
    for (const reference of references) {
      const answer = await officer.get(`/admin/cases/${reference}`);
      // The case of an upload comes a moment after its file.
      if (answer.status !== 404) cases.push(await officer.readCase(reference));
    }
    return { cases, emails: await emailsTo(door, address) };
  }

  return {
    followUntil: async (sent, address, isWanted) => {
      let last: Seen | AnsweredError = { cases: [], emails: [] };
      const lookOnce = async () => {
        last = await look(sent, address).catch((fault: unknown) => {
          if (fault instanceof AnsweredError && LOOK_AGAIN.has(fault.status)) return fault;
          throw fault;
        });
        return !(last instanceof AnsweredError) && isWanted(last) ? last : undefined;
      };
      const wanted = await waitFor('a sample', lookOnce, withinMs).catch((fault: unknown) => {
        if (fault instanceof NeverCameError) return undefined;
        throw fault;
      });
      if (wanted !== undefined) return wanted;
      if (last instanceof AnsweredError) throw last;
      return last;
    },
  };
}

function emailedBy({ messages }: CaseSeen): string[] {
  return messages.flatMap((message) => (message.direction === 'in' && message.from !== null ? [message.from] : []));
}
