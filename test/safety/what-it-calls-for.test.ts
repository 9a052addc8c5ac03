import { describe, expect, it } from '@jest/globals';
import { atOnce, callsAtOnce, notAtOnce } from '#functions/safety/calls-at-once.ts';
import { DANGER_WORDS } from '#functions/safety/danger-words.ts';
import { dangerWordsIn } from '#functions/safety/danger-words-in.ts';
import {
  type FormSaid,
  whatFormCallsFor,
  whatWordsCallFor,
  wordsOfSender,
} from '#functions/safety/what-it-calls-for.ts';
import { CaseFlag, TaskKind } from '#schemas/case.ts';
import { MOVED_TO_HOUSEHOLD } from '#schemas/forms/answer.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { sampleTask } from '#test/support/sample-case.ts';

const now = new Date('2026-11-24T03:10:00.000Z');
const head = { receivedAt: '2026-11-24T03:00:00.000Z', decisionDueAt: '2026-11-25T17:00:00.000Z' };
const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
const calls = (form: Partial<FormSaid>, source?: string) =>
  whatFormCallsFor({ definition, answers: [], leftovers: [], ...form }, { head, now, source, selfReferralAge: 16 });
const task = (kind: TaskKind, why: unknown, dueAt: string, more: object = {}) => ({
  id: kind,
  kind,
  team: 'duty_and_advice',
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt,
  why,
  ...more,
});

describe('immediate danger', () => {
  it('calls a person at once, before all else, due when it was received', () => {
    expect(calls({ answers: [said('/urgency/immediateDanger', true)] })).toEqual({
      flags: ['immediate_danger'],
      tasks: [task('immediate_danger', 'said_in_referral', head.receivedAt)],
      priority: 'immediate',
    });
  });

  it('that nobody could understand calls as well, and its words are for a person to read', () => {
    const text = 'ask nan';
    const { flags, tasks, priority } = calls({
      leftovers: [{ label: 'Danger', text, path: '/urgency/immediateDanger' }],
    });
    expect([flags, priority]).toEqual([['immediate_danger', 'needs_reading'], 'immediate']);
    expect(tasks).toEqual([
      task('immediate_danger', 'could_not_be_understood', head.receivedAt),
      task('check_reading', expect.stringMatching(/^Not understood: .*danger/i), head.decisionDueAt, {
        team: 'documents_to_read',
      }),
    ]);
    expect(JSON.stringify(tasks)).not.toContain(text);
  });

  it('calls nobody where nobody says so', () => {
    expect(calls({ answers: [said('/urgency/immediateDanger', false)] })).toEqual({ flags: [], tasks: [] });
  });
});

describe('a child’s own referral', () => {
  const own = (...born: string[]) =>
    calls({
      answers: [
        said('/referrer/referrerType', 'young_person'),
        ...born.map((on, child) => said(`/children/${child}/dateOfBirth`, on)),
      ],
    }).priority;

  it('is soon looked at until the birthday that the council has set, and where nobody knows their age', () => {
    // Received on 24 November 2026; sixteen that day.
    expect([own('2010-11-24'), own('2010-11-25'), own('2009-01-01'), own('2013-04-01')]).toEqual([
      undefined,
      'urgent',
      undefined,
      'urgent',
    ]);
    expect([own(), own('2009-01-01', '2009-01-01')]).toEqual(['urgent', 'urgent']);
    expect(calls({ answers: [said('/children/0/dateOfBirth', '2013-04-01')] }).priority).toBeUndefined();
  });
});

describe('what else is asked of people', () => {
  it('is that a worker who has the family hears of it, and that parents are told, both by the decision', () => {
    const answers = [
      said('/history/existingInvolvement', 'open_social_worker'),
      said('/parentsInformed/notToldReason', 'could_not_reach'),
    ];
    expect(calls({ answers })).toEqual({
      flags: [],
      tasks: [
        task('ask_referrer_to_tell_parents', 'not_told_and_no_risk', head.decisionDueAt),
        task('tell_allocated_worker', 'open_social_worker', head.decisionDueAt),
      ],
    });
  });
});

describe('words that could not be read', () => {
  const path = '/children/0/firstName';
  const unread = (at: string) => ({ label: 'x', text: 'some words', path: at });
  const moved = { label: MOVED_TO_HOUSEHOLD, text: 'Juniper' };
  const why = (leftovers: FormSaid['leftovers'], readings?: FormSaid['readings']) =>
    calls({ leftovers, ...(readings === undefined ? {} : { readings }) }).tasks.map((one) => one.why);

  it('are one task that names each question once, until a person has read them', () => {
    const [named = '', ...more] = why([unread(path), unread(path)]);
    expect(more).toEqual([]);
    expect(named).toMatch(/^Not understood: [^;]+$/);
    expect(why([unread(path), unread('/children/1/firstName')])[0]?.split('; ')).toHaveLength(2);
    expect(why([unread(path)], [{ path }])).toEqual([]);
    expect(calls({ leftovers: [unread(path)] }).flags).toEqual(['needs_reading']);
  });

  it('are cut to what a list shows, with a sign that there is more', () => {
    const many = Array.from({ length: 20 }, (_, child) => unread(`/children/${child}/firstName`));
    const [long = ''] = why(many);
    expect(long).toHaveLength(200);
    expect(long.endsWith('…')).toBe(true);
    const whole = many.map((_, count) => why(many.slice(0, count + 1))[0] ?? '').filter((each) => !each.endsWith('…'));
    expect(long.startsWith(whole.at(-1) ?? 'nothing')).toBe(true);
  });

  it('are counted where they were moved to the household', () => {
    const read = 'Read as household, though among the children';
    expect(why([moved, moved])).toEqual([`${read}: 2`]);
    expect(why([unread(path), moved])[0]).toMatch(new RegExp(`^Not understood: .+\\. ${read}: 1$`));
    expect(why([{ label: 'Anything else', text: 'words' }])).toEqual([]);
  });

  it('are named by the file that they stood in', () => {
    expect(calls({ leftovers: [unread(path)] }, 'D1').tasks).toMatchObject([{ id: 'check_reading-D1', about: 'D1' }]);
  });
});

describe('the words of a sender', () => {
  it.each([
    ['a text under a label of ours', { label: 'knife', text: 'a' }, ['a']],
    ['a comment, with its author’s name', { label: 'Comment by knife', text: 'a' }, ['Comment by knife', 'a']],
    ['a property, with its name', { label: 'Property: knife', text: 'a' }, ['Property: knife', 'a']],
    ['a label that only holds such words', { label: 'A Comment by knife', text: 'a' }, ['a']],
    ['a key of a body of JSON', { label: 'knife', text: 'a', pointer: '/knife' }, ['knife', 'a']],
  ])('are %s', (_what, words, sent) => {
    expect(wordsOfSender(words)).toEqual(sent);
  });

  it('are looked through beside a code, in a surer and a less sure reading, and in a leftover', () => {
    const coded = { ...said('/household/0/relationshipToChild', 'grandparent'), words: 'has a knife' };
    const also = [{ words: 'has a knife', source: 'table', confidence: 0.5 } as const];
    const besides: FormSaid['answers'][] = [[coded], [{ ...coded, words: 'nan', also }]];
    for (const answers of besides) expect(calls({ answers }).flags).toEqual(['danger_words']);
    expect(calls({ answers: [said('/concern/reason', 'fine'), said('/a/b', ['knife'])] }).flags).toEqual([]);
  });

  it('call at once by the listed words alone, named on the task up to its length', () => {
    expect(whatWordsCallFor(['all is well'], { head, now })).toEqual({ flags: [], tasks: [] });
    const long = [...DANGER_WORDS].sort((one, other) => other.length - one.length).slice(0, 8);
    const { tasks } = whatWordsCallFor([long.join('. ')], { head, now, source: 'M1' });
    const named = dangerWordsIn([long.join('. ')])
      .join(', ')
      .slice(0, 200);
    expect(tasks).toEqual([task('danger_words', named, head.receivedAt, { id: 'danger_words-M1', about: 'M1' })]);
  });

  it('are named eight at most, each once, and looked for in the first five million letters', () => {
    expect(dangerWordsIn([DANGER_WORDS.join('. ')])).toHaveLength(8);
    expect(dangerWordsIn(['knife', 'A knife. A weapon.'])).toEqual(['knife', 'weapon']);
    const far = ' '.repeat(4_999_990);
    expect(dangerWordsIn([`${far}knife`, `${far}     knife`])).toEqual(['knife']);
    expect(dangerWordsIn([`${far}      knife`])).toEqual([]);
  });
});

describe('what calls a person now', () => {
  const NOW_KINDS: ReadonlySet<string> = new Set(['immediate_danger', 'danger_words']);
  const tasks = TaskKind.options.map((kind) => sampleTask({ id: kind, kind }));
  const all = { flags: CaseFlag.options, tasks, priority: 'urgent' as const };

  it('is danger that was said or may be meant; everything else comes with the form', () => {
    for (const one of tasks) expect([one.kind, callsAtOnce(one)]).toEqual([one.kind, NOW_KINDS.has(one.kind)]);
    const [now_, rest] = [atOnce(all), notAtOnce(all)];
    expect(now_.flags.toSorted()).toEqual(['danger_words', 'immediate_danger']);
    expect(now_.tasks.map(({ kind }) => kind).toSorted()).toEqual(['danger_words', 'immediate_danger']);
    expect(now_.priority).toBe('urgent');
    expect(rest.flags).toEqual(CaseFlag.options.filter((flag) => !NOW_KINDS.has(flag)));
    expect(rest.tasks).toEqual(tasks.filter(({ kind }) => !NOW_KINDS.has(kind)));
    expect(atOnce({ flags: [], tasks: [] })).toEqual({ flags: [], tasks: [] });
  });
});
