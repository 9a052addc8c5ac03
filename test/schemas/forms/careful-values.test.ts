import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whatFormCallsFor } from '#functions/safety/what-it-calls-for.ts';
import { CAREFUL_VALUES, type CarefulFact, carefulFacts, unreadAnswers } from '#schemas/forms/careful-values.ts';
import { placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type Leftover, parseReferral, referralFacts } from '#schemas/forms/referral.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const head = { receivedAt: '2026-11-24T09:00:00.000Z', decisionDueAt: '2026-11-25T17:00:00.000Z' };
const paths = CAREFUL_VALUES.map(({ question, fact }) => [question.replace('/n/', '/0/'), fact] as const);
const left = (path: string, text: string): Leftover => ({ label: 'As the form asks it', text, path });
const calls = (...leftovers: Leftover[]) =>
  whatFormCallsFor({ definition, answers: [], leftovers }, { head, now, selfReferralAge: 16 });

/** Words that no list knows: none of them alone is yes, no or a reason why there is no answer. */
const words = fc
  .array(fc.constantFrom('ask', 'nan', 'maybe', 'он', 'sometimes', '?', 'Tuesday', '🙂', 'yes and no'), {
    minLength: 1,
  })
  .map((some) => `${some.join(' ')} nobody knows`);
const blank = fc.constantFrom('', ' ', '-', '--', '…', '____', 'N/A', 'n/a', 'NA', 'Not applicable', '\n\t ');

const FLAG: Readonly<Record<CarefulFact, string>> = {
  duty_desk_is_told: 'immediate_danger',
  parents_are_not_informed: 'do_not_inform_parents',
  family_is_not_contacted: 'contact_nobody_without_decision',
  email_is_not_safe: 'contact_nobody_without_decision',
  address_is_secret: 'address_confidential',
};

describe('a question on which safety hangs', () => {
  it.each(paths)('%s is asked by a form of ours', (path) => {
    expect([...forms.values()].some((form) => placeOf(form, path) !== undefined)).toBe(true);
  });

  it.each(paths)('%s, answered in words that nobody understood, has its careful value: %s', (path, fact) => {
    fc.assert(
      fc.property(words, (text) => {
        expect([...carefulFacts({ leftovers: [left(path, text)] })]).toEqual([fact]);
        const { flags, tasks, priority } = calls(left(path, text));
        expect(flags).toContain(FLAG[fact]);
        expect(tasks.find(({ kind }) => kind === 'check_reading')?.why).not.toContain('nobody knows');
        expect(priority === 'immediate').toBe(fact === 'duty_desk_is_told');
      }),
      { numRuns: 30 },
    );
  });

  it.each(paths)('%s, left blank, has none', (path) => {
    fc.assert(
      fc.property(blank, (text) => {
        expect(calls(left(path, text))).toEqual({ flags: [], tasks: [] });
      }),
      { numRuns: 20 },
    );
  });

  it.each(paths)('%s has none any more once a person has recorded what was written', (path) => {
    const form = { leftovers: [left(path, 'ask nan')], readings: [{ path }] };
    expect(carefulFacts(form).size).toBe(0);
  });

  it('has none for words that say outright what needs no care, such as a second copy of the answer', () => {
    const harmless = [left('/urgency/immediateDanger', 'No'), left('/referrer/emailIsSafe', 'Yes')];
    expect(carefulFacts({ leftovers: harmless }).size).toBe(0);
    const other = [left('/urgency/immediateDanger', 'Yes'), left('/parentsInformed/concernsShared', 'Partly')];
    expect(carefulFacts({ leftovers: other }).size).toBe(2);
  });
});

describe('immediate danger that could not be understood', () => {
  it('is told to the duty desk as one that was said, and says why', () => {
    const { tasks } = calls(left('/urgency/immediateDanger', 'ask nan'));
    expect(tasks[0]).toMatchObject({
      kind: 'immediate_danger',
      why: 'could_not_be_understood',
      dueAt: head.receivedAt,
    });
  });

  it('is said where it is said in another place', () => {
    const answers = [{ path: '/urgency/immediateDanger', value: true, source: 'control' as const, confidence: 1 }];
    const form = { definition, answers, leftovers: [left('/urgency/immediateDanger', 'ask nan')] };
    expect(whatFormCallsFor(form, { head, now, selfReferralAge: 16 }).tasks[0]).toMatchObject({
      why: 'said_in_referral',
    });
  });
});

describe('a safe address that could not be understood', () => {
  const answers = (referrerType: string) =>
    Object.entries({ referrerType, email: 'a@b.example', emailIsSafe: true }).map(([id, value]) => ({
      path: `/referrer/${id}`,
      value,
      source: 'control' as const,
      confidence: 1,
    }));
  const unread = { leftovers: [left('/referrer/emailIsSafe', 'not when he is in')] };

  it('is not written to; and of who may be of the family nobody is, without a decision', () => {
    expect(referralFacts(answers('professional'))).toMatchObject({ emailIsSafe: true, contactNobody: false });
    expect(referralFacts(answers('professional'), unread)).toMatchObject({ emailIsSafe: false, contactNobody: false });
    expect(referralFacts(answers('relative'), unread)).toMatchObject({ emailIsSafe: false, contactNobody: true });
  });
});

describe('words that stood in an answer’s place', () => {
  it('are checked by a person, who is told the questions and never what was written', () => {
    const [task, ...more] = calls(left('/children/1/dateOfBirth', 'about five'), left('/household', 'see over')).tasks;
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      kind: 'check_reading',
      team: 'documents_to_read',
      why: 'Not understood: Child 2: Date of birth; Parents, carers and others in the family',
      dueAt: head.decisionDueAt,
    });
  });

  it('of more questions than a list shows are cut', () => {
    const many = definition.sections[0]?.fields.map(({ id }) => left(`/urgency/${id}`, 'ask nan')) ?? [];
    expect(calls(...many).tasks.find(({ kind }) => kind === 'check_reading')?.why).toHaveLength(200);
  });

  it('that stood in no answer’s place ask nobody', () => {
    expect(unreadAnswers({ leftovers: [{ label: 'Comment', text: 'see over' }] })).toEqual([]);
  });

  it('are named by the form’s own label', () => {
    expect(questionLabel(definition, '/urgency/immediateDanger')).toBe('Is a child in immediate danger?');
    expect(questionLabel(definition, '/nowhere')).toBe(definition.title);
  });
});

describe('an online referral', () => {
  const body = referralBodyExample();
  const sent = (parentsInformed: object, form = definition) =>
    parseReferral(form, { ...body, parentsInformed: { ...body.parentsInformed, ...parentsInformed } }, 'agency');

  it('with words beside the reason why there is no answer has them in the place of that question', () => {
    const parsed = sent({ notToldReason: { missing: 'not_asked', note: { so: 'she is afraid of him' } } });
    if (!parsed.ok) throw new Error('a whole referral');
    expect(parsed.leftovers).toEqual([
      expect.objectContaining({ path: '/parentsInformed/notToldReason', text: 'she is afraid of him' }),
    ]);
    expect(referralFacts(parsed.answers, parsed).informParents).toBe('risk');
  });

  it('that answers under a former name of a question has it in the place of that question', () => {
    const renamed = {
      ...definition,
      sections: definition.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.id === 'agreementToShare' ? { ...field, formerIds: ['consent'] } : field,
        ),
      })),
    };
    const parsed = sent({ consent: 'she took it back' }, renamed);
    expect(parsed).toMatchObject({
      leftovers: [{ path: '/parentsInformed/agreementToShare', text: 'she took it back' }],
    });
  });

  it('in words that cannot be understood is not taken, and told which', () => {
    expect(sent({ concernsShared: 'ask nan' })).toMatchObject({
      ok: false,
      faults: [{ pointer: '/parentsInformed/concernsShared', code: 'not_in_list' }],
    });
  });

  it('keeps the words of a question on which safety hangs for its own, however many keys come with it', () => {
    const notes = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`note${at}`, 'x']));
    const parsed = sent({ more: notes, notToldReason: { missing: 'not_asked', ...notes } });
    if (!parsed.ok) throw new Error('a whole referral');
    expect(parsed.leftovers.length).toBeLessThan(210);
    expect(unreadAnswers(parsed).some(({ path }) => path === '/parentsInformed/notToldReason')).toBe(true);
  });

  it('keeps the words beside a code that they are not the label of', () => {
    const relationship = (written: string) => {
      const parsed = parseReferral(definition, { ...body, household: [{ relationship: written }] }, 'web');
      return parsed.ok && parsed.answers.find(({ path }) => path === '/household/0/relationship');
    };
    expect(relationship('Paternal grandmother')).toMatchObject({ value: 'grandparent', words: 'Paternal grandmother' });
    for (const own of ['grandparent', 'Grandparent', 'GRANDPARENT '])
      expect(relationship(own)).toEqual({
        path: '/household/0/relationship',
        value: 'grandparent',
        source: 'web',
        confidence: 1,
      });
  });
});
