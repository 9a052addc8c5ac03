import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeLetter } from '#functions/correspondence/letters/index.ts';
import { DANGER_WORDS } from '#functions/safety/danger-words.ts';
import { dangerWordsIn } from '#functions/safety/danger-words-in.ts';
import { whatFormCallsFor, whatWordsCallFor } from '#functions/safety/what-it-calls-for.ts';
import { Priority } from '#schemas/case.ts';
import { codeSets } from '#schemas/codes/code-sets.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import type { Answer, Leftover } from '#schemas/forms/referral.ts';
import { Reference } from '#schemas/reference.ts';

const now = new Date('2026-11-24T03:00:00.000Z');
const head = { receivedAt: '2026-11-24T02:59:00.000Z', decisionDueAt: '2026-11-25T17:00:00.000Z' };
const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
const calls = (answers: readonly Answer[], leftovers: readonly Leftover[] = []) =>
  whatFormCallsFor({ definition: earlyHelpAndSocialCare, answers, leftovers }, { head, now, selfReferralAge: 16 });

describe('words that may mean danger', () => {
  it.each([
    ['He has a KNIFE.', 'knife'],
    ['it is happening right\nnow', 'right now'],
    ['She can’t breathe', 'cant breathe'],
    ["She can't breathe", 'cant breathe'],
    ['took an overdose,yesterday', 'overdose'],
    ['There was no weapon.', 'weapon'],
    ['NOT  BREATHING!!', 'not breathing'],
    ['missing since Tuesday', 'missing since'],
    ['threatened to kill her', 'kill'],
    ['ｋｎｉｆｅ', 'knife'],
  ])('are seen in “%s”', (text, word) => {
    expect(dangerWordsIn([text])).toContain(word);
  });

  it.each(['He is right, nowhere to go', 'a stable home', 'a skilled worker', 'the begun work', 'Overdosen'])(
    'are not parts of other words: “%s”',
    (text) => {
      expect(dangerWordsIn([text])).toEqual([]);
    },
  );

  it('are found anywhere, in any capitals and with any separators', () => {
    const parted = fc.constantFrom(' ', '  ', '\n', ', ', ' - ', '\t');
    const written = fc
      .tuple(fc.constantFrom(...DANGER_WORDS), parted, fc.boolean(), fc.lorem(), fc.lorem())
      .map(([word, gap, loud, before, after]) => {
        const phrase = word.split(' ').join(gap);
        return `${before}. ${loud ? phrase.toUpperCase() : phrase}! ${after}`;
      });
    fc.assert(fc.property(written, (text) => expect(dangerWordsIn([text]).length).toBeGreaterThan(0)));
  });

  it('are not in our own letters, or each reply that quotes one would call somebody', () => {
    const facts = {
      reference: Reference.parse('FD-7K3M-9QXC'),
      receivedAt: head.receivedAt,
      decisionDueAt: head.decisionDueAt,
      council: {
        name: 'Exampleshire Council',
        telephone: '01632 960 001',
        outOfHours: '01632 960 003',
        coordinator: '01632 960 002',
        hours: 'Staffed day and night.',
        mailbox: 'referrals@exampleshire.example',
      },
    };
    for (const kind of ['acknowledgement', 'safe_copy_request', 'danger_alert'] as const)
      expect(dangerWordsIn([JSON.stringify(writeLetter(kind, facts).pieces)])).toEqual([]);
  });
});

describe('a form with such a word', () => {
  it('calls a person at once, with the door’s receipt, and names what it saw', () => {
    const { flags, tasks, priority } = calls([said('/concern/reason', 'He has a knife, no other weapon')]);
    expect(flags).toEqual(['danger_words']);
    expect(tasks).toEqual([
      {
        id: 'danger_words',
        kind: 'danger_words',
        team: 'duty_and_advice',
        state: 'open',
        raisedAt: now.toISOString(),
        dueAt: head.receivedAt,
        why: 'knife, weapon',
      },
    ]);
    expect(priority).toBe('immediate');
  });

  it('calls wherever it was written: in a less sure reading, or outside any question', () => {
    const unsure: Answer = {
      ...said('/concern/reason', 'x'),
      also: [{ value: 'overdose', source: 'table', confidence: 0.4 }],
    };
    expect(calls([unsure]).flags).toEqual(['danger_words']);
    expect(calls([], [{ label: 'Anything else', text: 'wants to die' }]).flags).toEqual(['danger_words']);
  });

  it('does not call for a code of a list, which is no one’s own words', () => {
    for (const set of codeSets.values())
      for (const { code } of set.codes) {
        const field = earlyHelpAndSocialCare.sections
          .flatMap((section) =>
            section.repeat ? [] : section.fields.map((one) => ({ ...one, path: `/${section.id}/${one.id}` })),
          )
          .find(({ codes }) => codes === set.id);
        if (field) expect(calls([said(field.path, code)]).flags).not.toContain('danger_words');
      }
  });
});

describe('what else a form calls for', () => {
  const flagsOf = (...answers: Answer[]) => calls(answers).flags;

  it('a risk keeps parents from knowing; no other reason does', () => {
    const because = (reason: string) => flagsOf(said('/parentsInformed/notToldReason', reason));
    expect(because('risk_to_child')).toEqual(['do_not_inform_parents']);
    expect(because('not_yet_told_no_risk')).toEqual([]);
    expect(because('other')).toEqual([]);
    expect(because('young_person_asks_not_to')).toEqual(['contact_nobody_without_decision']);
  });

  it('where they were not told and nothing speaks against it, the referrer is to be asked to tell them', () => {
    const [task] = calls([said('/parentsInformed/notToldReason', 'could_not_reach')]).tasks;
    expect(task).toMatchObject({ kind: 'ask_referrer_to_tell_parents', dueAt: head.decisionDueAt });
    expect(calls([said('/parentsInformed/notToldReason', 'risk_to_child')]).tasks).toEqual([]);
  });

  it('a young person who refers herself is contacted by her rules, and soon', () => {
    const { flags, priority } = calls([said('/referrer/referrerType', 'young_person')]);
    expect(flags).toEqual(['contact_nobody_without_decision']);
    expect(priority).toBe('urgent');
  });

  it('an address that must be kept secret is flagged', () => {
    expect(flagsOf(said('/children/1/addressConfidential', true))).toEqual(['address_confidential']);
    expect(flagsOf(said('/children/1/addressSecretFrom', 'Her father'))).toEqual(['address_confidential']);
  });
});

describe('whatever else a text says', () => {
  it('more words never take a call back, and never make it less urgent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DANGER_WORDS),
        fc.string({ maxLength: 100 }),
        fc.string({ maxLength: 100 }),
        (word, before, after) => {
          const alone = whatWordsCallFor([word], { head, now });
          const among = whatWordsCallFor([before, `${word}`, after], { head, now });
          expect(among.flags).toEqual(alone.flags);
          expect(Priority.options.indexOf(among.priority ?? 'routine')).toBe(Priority.options.indexOf('immediate'));
        },
      ),
    );
  });
});
