import { SafeContact } from '#schemas/contact.ts';
import { LiftFlag, SetFlag } from '../protecting.ts';
import { onCase } from './parts.ts';

const under = 'Safety';

/** What protects a family. */
export const SAFETY = [
  onCase('setFlag', 'flags', {
    under,
    summary: 'Sets a flag that protects.',
    body: SetFlag,
    example: { flag: 'do_not_inform_parents', why: 'Her aunt rang: he would take it out on her.' },
    problems: ['has-this-flag'],
  }),
  onCase('liftFlag', 'flags-lifted', {
    under,
    summary: 'Lifts a flag, for a reason that stays on the case.',
    about: 'Those that keep parents from knowing are lifted by a team manager alone.',
    body: LiftFlag,
    example: { flag: 'danger_words', why: 'I rang the school: it is the name of a play.' },
    problems: ['no-such-flag'],
  }),
  onCase('recordContact', 'contacts', {
    under,
    summary: 'Records how one person of a case may be contacted. Unknown is unsafe.',
    about: 'It replaces what was said of them before.',
    body: SafeContact,
    example: {
      person: '1.household.0',
      contact: 'safe',
      ways: [
        {
          channel: 'telephone',
          at: '01632 960001',
          times: [{ days: ['monday', 'tuesday'], from: '09:30', until: '14:30' }],
          voicemail: 'no',
        },
      ],
      codePhrase: 'It is about the library books',
      saidBy: 'The school',
    },
    problems: ['no-such-person', 'no-safe-way', 'not-safe'],
  }),
] as const;
