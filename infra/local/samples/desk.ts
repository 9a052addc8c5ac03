import type { OpenDoor } from '#test/support/front-door.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { NeverCameError, waitFor } from '#test/support/wait-for.ts';
import type { Sent } from './sample.ts';
import type { Seen } from './what-became.ts';

/** Where people look for what became of what they were sent: the work lists and cases of the staff API, and the mailbox page. */
export interface Desk {
  /** Looks until it is as wished, or has had time enough; gives what was seen last. */
  followUntil(sent: Sent, address: string, asWished: (seen: Seen) => boolean): Promise<Seen>;
}

/** Samples take a few seconds together; with nineteen programs in the queue for two cores, some took longer than 45 s. */
const FOLLOWED_AT_LEAST_MS = 90_000;
/** A first opening takes 15 s where 90 s are plenty: a machine that opens slowly has as many times longer. */
const TIMES_THE_OPENING = 6;

/** Returns how long a sample may take on this machine. */
export const followedForMs = ({ openedInMs = 0 }: OpenDoor): number =>
  Math.max(FOLLOWED_AT_LEAST_MS, TIMES_THE_OPENING * openedInMs);

/** The teams on whose lists a case can be that came by email. */
const TEAMS = ['duty_and_advice', 'held_mail'] as const;

/** Sits down at the desk: only what comes from now on is looked at. */
export function openDesk(door: OpenDoor): Desk {
  const officer = staffMember(door, 'duty_social_worker');
  const since = new Date().toISOString();
  /** Who a case was emailed by never changes, so each is opened once for it. */
  const senders = new Map<string, Promise<readonly string[]>>();
  const sendersOf = (reference: string): Promise<readonly string[]> => {
    const known = senders.get(reference) ?? officer.readCase(reference).then(emailedBy);
    senders.set(reference, known);
    return known;
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
      // The case of an upload comes a moment after the upload.
      if (answer.status !== 404) cases.push(await officer.readCase(reference));
    }
    return { cases, emails: await emailsTo(door, address) };
  }

  return {
    followUntil: async (sent, address, asWished) => {
      let last: Seen = { cases: [], emails: [] };
      try {
        await waitFor(
          'a sample',
          async () => {
            last = await look(sent, address);
            return asWished(last) ? last : undefined;
          },
          followedForMs(door),
        );
      } catch (fault) {
        if (!(fault instanceof NeverCameError)) throw fault;
      }
      return last;
    },
  };
}

function emailedBy({ messages }: CaseSeen): string[] {
  return messages.flatMap((message) => (message.direction === 'in' && message.from !== null ? [message.from] : []));
}
