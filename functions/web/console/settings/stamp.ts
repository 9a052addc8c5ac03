import { timeWords } from '#functions/platform/london-words.ts';

/** Who made a change and when, as operations give it. */
export interface Stamp {
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly changedByName: string | null;
}

/** Returns the name of the person who made a change; for somebody without a name, their id. */
const whoMade = ({ changedByName, changedBy }: Stamp): string => changedByName ?? changedBy ?? 'the deployment';

/** Returns who changed something when: "by Linden Hale, today at 9am". Undefined: nobody has. */
export const stampWords = (stamp: Stamp, now: Date): string | undefined =>
  stamp.changedAt === null ? undefined : `by ${whoMade(stamp)}, ${timeWords(stamp.changedAt, now)}`;
