import { describe, expect, it } from '@jest/globals';
import { writeLetter } from '#functions/correspondence/letters/index.ts';
import { type LetterFacts, NothingToSayError } from '#functions/correspondence/letters/letter.ts';
import { html, plainText } from '#functions/correspondence/letters/render-letter.ts';
import { type AskReason, AskTopic } from '#schemas/ask.ts';
import { AgreedWhat } from '#schemas/conversation.ts';
import { OutboundKind } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';

const withoutForm: LetterFacts = {
  reference: Reference.parse('FD-7K3M-9QXC'),
  receivedAt: '2026-11-21T08:05:00.000Z',
  decisionDueAt: '2026-11-23T17:00:00.000Z',
  council: {
    name: 'Exampleshire Council',
    telephone: '01632 960 001',
    outOfHours: null,
    coordinator: '01632 960 002',
    hours: 'Somebody is on duty day and night.',
    mailbox: 'referrals@exampleshire.example',
  },
  ask: {
    reasons: ['existing_relationship', 'best_placed'],
    topics: [...AskTopic.options],
    dueAt: '2026-11-24T12:00:00.000Z',
  },
  conversation: {
    at: '2026-11-21T10:05:00.000Z',
    staffRole: 'duty_social_worker',
    actions: AgreedWhat.options.map((what) => ({ what, who: 'you' as const, by: '2026-11-24T12:00:00.000Z' })),
  },
};

const ANSWERS = ['decisionDueAt', 'receivedAt'];
const TIMES = ['Saturday 21 November 2026 at 8:05am', 'Monday 23 November 2026 at 5pm'];
const ASKS = { told: ['ask', 'form'], says: ['Tuesday 24 November 2026 at midday'] };
/** The facts of each letter beside the reference and the council, and the times that it gives. */
const OF_KIND: Readonly<Record<OutboundKind, { told: readonly string[]; says: readonly string[]; subject?: string }>> =
  {
    acknowledgement: { told: ANSWERS, says: TIMES },
    safe_copy_request: { told: ANSWERS, says: TIMES },
    form_returned_blank: { told: [...ANSWERS, 'form'], says: TIMES },
    information_request: ASKS,
    information_reminder: ASKS,
    information_chaser: ASKS,
    conversation_confirmation: {
      told: ['conversation'],
      says: ['Saturday 21 November 2026 at 10:05am', 'a duty social worker'],
    },
    danger_alert: {
      told: ['receivedAt'],
      says: ['Saturday 21 November 2026 at 8:05am'],
      subject: 'Look now: reference FD-7K3M-9QXC',
    },
  };

const CHASER = `We still need information from you

Reference: FD-7K3M-9QXC
Your answer was due by: Monday 23 November 2026 at 5pm

We asked you for this, and we have not had your answer.

If you have answered already, please telephone us, so that we can look for it.

We ask you because you are best placed to answer.

Our questions are about:

- the home address

To keep people safe the questions themselves are not in this email. Telephone us and we will read them to you.

You can also reply to this email with what you know. Use a secure work address, and put no names in the subject.

We will decide on time, with what we then know. We do not wait for your answer.

IMPORTANT: If a child is in danger now, telephone 999. Do not wait for us, and do not use email for this.

To speak to us, telephone Exampleshire Council on 01632 960 001 and give the reference.

This email was sent automatically. To keep people safe, it names nobody and gives no details.
`;

/** One canary for each thing that an email must never say (domain 5.4). */
const NEVER = {
  childName: 'Canary-Child',
  parentName: 'Canary-Parent',
  dateOfBirth: '2019-02-29',
  address: '1 Canary Street',
  confidentialAddress: '2 Canary Refuge',
  school: 'Canary Primary School',
  nhsNumber: '9990000018',
  upn: 'H801200001001',
  allegation: 'Canary allegation',
  health: 'Canary diagnosis',
  plans: 'Canary strategy discussion',
  referrer: 'Canary Referrer',
  to: 'canary@home.example',
  worker: 'Canary Worker',
  freeText: 'Canary free text',
  fileName: 'Canary form.docx',
  link: 'https://canary.example/login-free',
};

const visible = (page: string) =>
  page
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe.each(OutboundKind.options)('the %s', (kind) => {
  const facts: LetterFacts = kind === 'form_returned_blank' ? { ...withoutForm, form: 'attached' } : withoutForm;
  const letter = writeLetter(kind, facts);
  const { told, says, subject = 'Reference FD-7K3M-9QXC' } = OF_KIND[kind];
  const toUs = kind === 'danger_alert';
  const [text, page] = [plainText(letter), html(letter)];

  it('says only what a letter may know, whatever else the case holds', () => {
    const read = new Set<PropertyKey>();
    const spying = new Proxy(
      { ...facts, ...NEVER, council: { ...facts.council, ...NEVER } },
      {
        get: (target, name) => {
          read.add(name);
          return Reflect.get(target, name);
        },
      },
    );
    const made = writeLetter(kind, spying);
    expect(made).toEqual(letter);
    expect([...read].sort()).toEqual(['council', 'letter', 'reference', ...told].sort());
    const whole = JSON.stringify(made) + plainText(made) + html(made);
    for (const canary of Object.values(NEVER)) expect(whole).not.toContain(canary);
  });

  it('can know nothing about a family: its facts have no room for it', () => {
    // @ts-expect-error a name is no fact of a letter
    const named: LetterFacts = { ...facts, childName: NEVER.childName };
    // @ts-expect-error nor is free text
    const written: LetterFacts = { ...facts, freeText: NEVER.freeText };
    expect(writeLetter(kind, named)).toEqual(writeLetter(kind, written));
  });

  it('has the reference as its subject, and nothing about a person', () => {
    expect(letter.subject).toBe(subject);
  });

  it('has a neutral number that identifies the letter, except the first', () => {
    const second = writeLetter(kind, { ...facts, letter: 2 });
    expect(second.subject).toBe(toUs ? subject : 'Reference FD-7K3M-9QXC, letter 2');
    expect(second.pieces).toEqual(letter.pieces);
  });

  it('says in its first line what kind of letter it is, as no other letter does', () => {
    const first = (of: OutboundKind) =>
      plainText(
        writeLetter(of, { ...withoutForm, ...(of === 'form_returned_blank' ? { form: 'attached' } : {}) }),
      ).split('\n')[0];
    expect(OutboundKind.options.filter((other) => first(other) === first(kind))).toEqual([kind]);
  });

  it('gives the reference, the times in London, 999, and the council and its number', () => {
    for (const said of [
      'FD-7K3M-9QXC',
      ...says,
      'If a child is in danger now, telephone 999.',
      // Colleagues need no telephone number.
      toUs ? 'Exampleshire Council' : 'Exampleshire Council on 01632 960 001',
    ]) {
      expect(text).toContain(said);
      expect(page).toContain(said);
    }
  });

  it('says the same in plain text and in HTML', () => {
    const spoken = (lines: readonly string[]) =>
      lines
        .join(' ')
        .replace(/IMPORTANT: |(^| )- |:/g, ' ')
        .replace(/\s+/g, ' ');
    expect(spoken(visible(page))).toBe(spoken(text.split('\n').filter((line) => line !== '')));
  });

  it('is a page for everybody, and calls nobody: language, title, headings; no link, image, script or style sheet', () => {
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(page).toContain(`<title>${subject}</title>`);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<th scope="row"/g)).toHaveLength(says.length + 1);
    expect(page).not.toMatch(/<a[\s>]|<img|<script|<link|<style|<form|<iframe|url\(|https?:|src=|href=/i);
  });

  it('is ASCII, in short sentences', () => {
    expect(text).toMatch(/^[\n -~]*$/);
    expect(page).toMatch(/^[\n -~]*$/);
    const longest = Math.max(...text.split(/[.:\n]/).map((sentence) => sentence.trim().split(/\s+/).length));
    expect(longest).toBeLessThanOrEqual(25);
  });

  it("keeps a council's odd name from becoming mark-up", () => {
    const odd = html(
      writeLetter(kind, {
        ...facts,
        council: {
          name: `<b>O'Hare & "Sons"</b>`,
          telephone: '1',
          outOfHours: null,
          coordinator: '2',
          hours: 'Always.',
          mailbox: 'a@b.example',
        },
      }),
    );
    expect(odd).toContain('&lt;b&gt;O&#39;Hare &amp; &quot;Sons&quot;&lt;/b&gt;');
  });
});

describe('a request for more information', () => {
  it('states the reason, one or both, in the words of the public page (S10)', () => {
    const asked = (...reasons: AskReason[]) =>
      plainText(
        writeLetter('information_request', {
          ...withoutForm,
          ask: { reasons, topics: ['safety'], dueAt: withoutForm.receivedAt },
        }),
      );
    const [relationship, best] = ['you already have a relationship with the child', 'you are best placed to answer'];
    expect(asked('existing_relationship')).toContain(`We ask you because ${relationship}.`);
    expect(asked('best_placed')).toContain(`We ask you because ${best}.`);
    expect(asked('existing_relationship', 'best_placed')).toContain(`because ${relationship}, and ${best}.`);
  });

  describe.each(['information_request', 'information_reminder', 'information_chaser'] as const)('as %s', (kind) => {
    const ask = { reasons: [], topics: [], dueAt: withoutForm.decisionDueAt };
    const asks = (form: NonNullable<LetterFacts['form']>) =>
      plainText(writeLetter(kind, { ...withoutForm, ask, form }));

    it('that is for a form asks for that and nothing else', () => {
      for (const text of [asks('attached'), asks({ address: 'https://forms.example/masp.docx' })]) {
        expect(text).not.toMatch(/We ask you because|Our questions/);
        // The coordinator answers how to fill in a form, but never a worry about a child (S32).
        expect(text).toContain('ask the Early Help Coordinator: 01632 960 002');
        expect(text).toContain('email it to referrals@exampleshire.example.');
      }
    });

    it('says that the form is attached, or where it is and that the reference is to be written', () => {
      expect(asks('attached')).toContain('Fill in the form that is attached');
      expect(asks('attached')).not.toMatch(/https?:/);
      const elsewhere = asks({ address: 'https://forms.example/masp.docx' });
      expect(elsewhere).toContain('Get the form here: https://forms.example/masp.docx\n');
      expect(elsewhere).toContain('Put the reference FD-7K3M-9QXC in the subject.');
      expect(elsewhere).not.toContain('attached');
    });
  });

  it('sends nobody who is asked about a child to the coordinator for questions', () => {
    expect(plainText(writeLetter('information_request', withoutForm))).not.toContain('01632 960 002');
  });

  it('without a reason is no letter', () => {
    const ask = { reasons: [], topics: ['safety' as const], dueAt: withoutForm.decisionDueAt };
    expect(() => writeLetter('information_request', { ...withoutForm, ask })).toThrow(NothingToSayError);
  });

  it('is not written at all when what it must say was not written down', () => {
    expect(() => writeLetter('information_request', { ...withoutForm, ask: undefined })).toThrow(NothingToSayError);
  });

  it('reads as this', () => {
    const ask = {
      reasons: ['best_placed' as const],
      topics: ['home_address' as const],
      dueAt: withoutForm.decisionDueAt,
    };
    expect(plainText(writeLetter('information_chaser', { ...withoutForm, ask }))).toBe(CHASER);
  });
});

describe('the confirmation of a conversation', () => {
  it('says what was agreed, who does it and by when, and is never written without that', () => {
    const by = '2026-11-24T12:00:00.000Z';
    const actions = [
      { what: 'decide_what_happens_next' as const, who: 'we' as const, by },
      { what: 'tell_of_changes' as const, who: 'you' as const },
    ];
    const conversation = { at: by, staffRole: 'team_manager' as const, actions };
    const text = plainText(writeLetter('conversation_confirmation', { ...withoutForm, conversation }));
    expect(text).toContain('- We will decide what happens next by Tuesday 24 November 2026 at midday\n');
    expect(text).toContain('- You will say at once when something changes\n');
    expect(text).toContain('You spoke to: a team manager');
    expect(() => writeLetter('conversation_confirmation', { ...withoutForm, conversation: undefined })).toThrow(
      NothingToSayError,
    );
  });
});

describe('the request for a safe copy', () => {
  it('asks for a password by telephone, never by email', () => {
    const text = plainText(writeLetter('safe_copy_request', withoutForm));
    expect(text).toContain('do not send the password by email. Telephone us');
  });
});
