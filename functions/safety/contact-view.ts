import type { ContactView, SharedWay, SuggestedContact } from '#schemas/api/staff/contact-view.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { Channel, ContactRecord } from '#schemas/contact.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { wayText } from './may-contact.ts';

const CHANNELS = [
  ['telephone', 'telephone'],
  ['email', 'email'],
] as const;

/** Suggests contacts for people of whom nothing is recorded. Unknown stays unknown, and of two readings the unsafe one counts. */
export function suggestedContacts(
  forms: readonly FormRecord[],
  contacts: readonly ContactRecord[],
): readonly SuggestedContact[] {
  const recorded = new Set(contacts.map(({ person }) => person));
  return peopleOn(forms)
    .filter(({ person }) => !recorded.has(person))
    .flatMap((one) => {
      const ways = CHANNELS.flatMap(([field, channel]) => wordsOf(one, field).map((at) => ({ channel, at })));
      const rules = wordsOf(one, 'safeContact', 'safeTimes');
      const contact = saidOf(one);
      if (ways.length === 0 && rules.length === 0 && contact === 'unknown') return [];
      return [{ person: one.person, contact, ways: contact === 'never' ? [] : ways, rules }];
    });
}

function saidOf({ said }: PersonOnForm): ContactRecord['contact'] {
  const answers = [...(said.get('safeToContact') ?? []), ...(said.get('emailIsSafe') ?? [])];
  if (answers.some((answer) => answer === 'no' || answer === false)) return 'never';
  if (answers.length > 0 && answers.every((answer) => answer === 'yes' || answer === true)) return 'safe';
  return 'unknown';
}

/**
 * Returns which people share a way of contact, within each form: two forms may name the same person. It does not repeat the
 * address.
 */
export function sharedWays(forms: readonly FormRecord[]): readonly SharedWay[] {
  const readers = new Map<string, { channel: Channel; people: Set<string> }>();
  for (const one of peopleOn(forms)) {
    for (const [field, channel] of CHANNELS) {
      for (const at of wordsOf(one, field)) {
        const key = `${one.form} ${channel} ${wayText(at)}`;
        const shared = readers.get(key) ?? { channel, people: new Set<string>() };
        shared.people.add(one.person);
        readers.set(key, shared);
      }
    }
  }
  return [...readers.values()]
    .filter(({ people }) => people.size > 1)
    .map(({ channel, people }) => ({ channel, people: [...people] }));
}

/** Returns contacts as staff see them. Only those who work the case see how and when; others see who was asked about, and when. */
export function contactViews(contacts: readonly ContactRecord[], worksTheCase: boolean): ContactView[] {
  return contacts.map(({ person, reviewedAt, reviewedBy, ...rest }) =>
    worksTheCase ? { person, reviewedAt, reviewedBy, ...rest } : { person, reviewedAt, reviewedBy },
  );
}
