import type { CaseChange, RecordChange } from '#functions/platform/store/changing.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { Ask } from '#schemas/ask.ts';
import { Case } from '#schemas/case.ts';
import { ContactRecord } from '#schemas/contact.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { Match } from '#schemas/known-child.ts';

/** A case in memory, with its sweep timers: the head's under `CASE`, a record's under its id. */
export interface Standing {
  readonly whole: WholeCase;
  readonly timers: ReadonlyMap<string, string>;
}

/** Returns a case after a change, as the store writes it, for tests of rules that need no table. */
export function asWritten({ whole, timers }: Standing, change: CaseChange): Standing {
  const { timer: _timer, timerAt, ...fields } = change.head;
  const all = Object.entries({ ...whole.head, ...fields, flags: change.flags, version: whole.head.version + 1 });
  const gone = new Set(Object.entries(fields).flatMap(([field, value]) => (value === null ? [field] : [])));
  const done = new Set(change.finish);
  const parse = <T>(kind: RecordChange['kind'], schema: { parse(value: unknown): T }) =>
    change.records
      .filter((record) => record.kind === kind)
      .map(({ value, was }) => schema.parse({ ...value, version: was === 'new' ? 1 : was + 1 }));
  return {
    whole: {
      ...whole,
      head: Case.parse(Object.fromEntries(all.filter(([field]) => !gone.has(field)))),
      tasks: [
        ...whole.tasks.map((task) => (done.has(task.id) ? { ...task, state: 'done' as const } : task)),
        ...change.raise.filter(({ id }) => !whole.tasks.some((task) => task.id === id)),
      ],
      timeline: [...whole.timeline, change.line, ...(change.ended === undefined ? [] : [change.ended])],
      messages: [...whole.messages, ...change.outbound],
      forms: whole.forms.map((form) => (form.number === change.form?.number ? change.form : form)),
      asks: overlaid(whole.asks, parse('ask', Ask), ({ id }) => id),
      conversations: overlaid(whole.conversations, parse('conversation', Conversation), ({ id }) => id),
      contacts: overlaid(whole.contacts, parse('contact', ContactRecord), ({ person }) => person),
      recommendations: overlaid(whole.recommendations, parse('recommendation', Recommendation), ({ id }) => id),
      decisions: overlaid(whole.decisions, parse('decision', Decision), ({ id }) => id),
      matches: overlaid(whole.matches, parse('match', Match), ({ id }) => id),
    },
    timers: timersAfter(timers, change, timerAt),
  };
}

/** Returns the records with these in their places, and the new ones after them. */
function overlaid<T>(stood: readonly T[], written: readonly T[], idOf: (one: T) => string): T[] {
  return [...new Map([...stood, ...written].map((one) => [idOf(one), one])).values()];
}

function timersAfter(stood: Standing['timers'], { records }: CaseChange, ofHead: unknown): Map<string, string> {
  const after = new Map(stood);
  if (ofHead === null) after.delete('CASE');
  if (typeof ofHead === 'string') after.set('CASE', ofHead);
  for (const { id, timer } of records)
    if (timer === undefined) after.delete(id);
    else after.set(id, timer.at);
  return after;
}
