import { OtherWay } from '#schemas/ask.ts';

/** The first of a form's household: in these tests the mother. */
const PARENT = '1.household.0';

/** Returns a time that is surely in the future, and soon enough for any rule, on any day of the tests. */
export const inThreeDays = () => new Date(Date.now() + 3 * 86_400_000).toISOString();

export const QUESTIONS = {
  reasons: ['best_placed'],
  questions: [{ topic: 'safety', text: 'Who is at home this evening?' }],
};

/** Returns a conversation of just now, without the way it is confirmed. */
export const spoken = () => ({
  at: new Date(Date.now() - 60_000).toISOString(),
  with: 'referrer',
  actions: [{ what: 'telephone_999_in_danger', who: 'you' }],
  summary: 'They are worried about tonight.',
});

/** The path and the body of a staff action. */
export type Way = readonly [path: string, body: object];

const asks = (of: object): Way => ['asks', { ...QUESTIONS, dueAt: inThreeDays(), of }];
const instructs = (of: object): Way => ['form-instructed', { form: 'early-help-assessment', dueAt: inThreeDays(), of }];
const confirms = (confirm: object): Way => ['conversations', { ...spoken(), confirm }];

/** Returns a parent's record with every way marked as safe: whatever still stops contact is not the record. */
export const saidSafe = (email: string) => ({
  person: PARENT,
  contact: 'safe',
  ways: [
    { channel: 'email', at: email, voicemail: 'no' },
    { channel: 'telephone', at: '07700 900123', voicemail: 'no' },
    { channel: 'post', at: '7 Invented Row', voicemail: 'no' },
    { channel: 'visit', at: '7 Invented Row', voicemail: 'no' },
  ],
  saidBy: 'Her sister',
});

/**
 * Returns every way by which staff can have a parent written to or told: by a person, and as if the address were a professional's.
 */
export function everyWayTo(parent: string): readonly Way[] {
  const byHand = OtherWay.options.map((how) => ({ who: 'family', how, worker: 'worker-1', person: PARENT }));
  const typed = { who: 'professional', address: parent, confirmAddress: parent };
  return [...byHand.map(asks), ...byHand.map(instructs), asks(typed), instructs(typed), confirms(typed)];
}

/** Returns every way by which staff can have an email sent to the referrer. */
export function everyLetterToTheReferrer(): readonly Way[] {
  const referrer = { who: 'referrer' };
  return [asks(referrer), instructs(referrer), confirms(referrer)];
}
