/** A time that is surely still to come, and soon enough for any rule, whatever day the tests run on. */
export const inThreeDays = () => new Date(Date.now() + 3 * 86_400_000).toISOString();

export const QUESTIONS = {
  reasons: ['best_placed'],
  questions: [{ topic: 'safety', text: 'Who is at home this evening?' }],
};

/** A conversation of just now, but for how it is confirmed. */
export const spoken = () => ({
  at: new Date(Date.now() - 60_000).toISOString(),
  with: 'referrer',
  actions: [{ what: 'telephone_999_in_danger', who: 'you' }],
  summary: 'They are worried about tonight.',
});

/** The path and the body of something that staff do. */
export type Way = readonly [path: string, body: object];

const asks = (of: object): Way => ['asks', { ...QUESTIONS, dueAt: inThreeDays(), of }];
const instructs = (of: object): Way => ['form-instructed', { form: 'early-help-assessment', dueAt: inThreeDays(), of }];
const confirms = (confirm: object): Way => ['conversations', { ...spoken(), confirm }];

/** Every way by which staff can have a parent written to or told: by telephone, and as if the address were a professional's. */
export function everyWayTo(parent: string): readonly Way[] {
  const byTelephone = { who: 'family', how: 'telephone', worker: 'worker-1', whom: 'Juniper' };
  const typed = { who: 'professional', address: parent, confirmAddress: parent };
  return [asks(byTelephone), asks(typed), instructs(byTelephone), instructs(typed), confirms(typed)];
}

/** Every way by which staff can have an email sent to whoever referred. */
export function everyLetterToTheReferrer(): readonly Way[] {
  const referrer = { who: 'referrer' };
  return [asks(referrer), instructs(referrer), confirms(referrer)];
}
