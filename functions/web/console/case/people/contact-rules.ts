import { timeWords } from '#functions/platform/london-words.ts';
import type { SafeTime } from '#schemas/contact.ts';
import { CONTACT_WORDS, DAY_WORDS, VOICEMAIL_WORDS, WAY_WORDS } from '#schemas/words/contact-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { CaseSeen } from '../case-frame.ts';

/** How one person may be contacted, in words. */
export interface ContactRules {
  /** What a colleague recorded; without it, nobody may contact them. */
  readonly recorded?: {
    readonly by: string;
    readonly at: string;
    /** Absent: only colleagues who work the case see it. */
    readonly rules?: {
      readonly says: string;
      readonly ways: readonly { readonly way: string; readonly times: readonly string[]; readonly voicemail: string }[];
      readonly codePhrase: string | undefined;
      readonly words: string | undefined;
      readonly saidBy: string;
    };
  };
  /** What a form says, which makes nothing safe. */
  readonly suggested: readonly string[];
  /** The ways that others of the form use too. */
  readonly shared: readonly string[];
}

type Called = ReadonlyMap<string, string>;

/** Returns how somebody may be contacted, as this reader may know it. */
export function contactRules({ view, names }: CaseSeen, person: string, called: Called, now: Date): ContactRules {
  const record = view.contacts.find((one) => one.person === person);
  const suggested = view.suggestedContacts.find((one) => one.person === person);
  return {
    ...(record === undefined ? {} : { recorded: recorded(record, names, now) }),
    suggested: suggested === undefined ? [] : suggestedWords(suggested),
    shared: view.sharedWays
      .filter(({ people }) => people.includes(person))
      .map(({ channel, people }) => {
        const others = people.filter((one) => one !== person).map((one) => called.get(one) ?? one);
        return `${WAY_WORDS[channel]} shared with ${others.join('; ')}: another person may answer or read it.`;
      }),
  };
}

function recorded(
  record: CaseSeen['view']['contacts'][number],
  names: CaseSeen['names'],
  now: Date,
): NonNullable<ContactRules['recorded']> {
  const by = names.get(record.reviewedBy);
  const at = timeWords(record.reviewedAt, now);
  if (!('contact' in record)) return { by, at };
  const { contact, ways, codePhrase, rules, saidBy } = record;
  return {
    by,
    at,
    rules: {
      says: CONTACT_WORDS[contact],
      ways: ways.map(({ channel, at: address, times = [], voicemail }) => ({
        way: `${WAY_WORDS[channel]}: ${address}`,
        times: times.map(safeTimeWords),
        voicemail: VOICEMAIL_WORDS[voicemail],
      })),
      codePhrase,
      words: rules,
      saidBy,
    },
  };
}

/** Returns a safe time: "Monday, Tuesday, 09:30 to 14:30". */
const safeTimeWords = ({
  days,
  from,
  until,
}: Readonly<Omit<SafeTime, 'days'>> & { readonly days: readonly SafeTime['days'][number][] }) =>
  `${days.map((day) => DAY_WORDS[day]).join(', ')}, ${from} to ${until}`;

const SUGGESTED = {
  safe: 'It says that it is safe to contact them.',
  never: 'It says that it is not safe to contact them.',
  unknown: 'It does not say whether it is safe to contact them.',
} as const;

/** Returns what a form says about contacting somebody, line by line. */
export const suggestedWords = ({ contact, ways, rules }: CaseSeen['view']['suggestedContacts'][number]): string[] => [
  SUGGESTED[contact],
  ...ways.map(({ channel, at }) => `It gives a way: ${inSentence(WAY_WORDS[channel])} ${at}`),
  ...rules.map((words) => `It says how: ${words}`),
];
