import { SafeContact } from '#schemas/contact.ts';
import { LiftFlag, SetFlag } from '../protecting.ts';
import { RecordReading } from '../reading.ts';
import { BreakGlass, SayRelated, SetAccess } from '../restricting.ts';
import { MANAGER, WORKER } from './examples.ts';
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
    about:
      'Those that keep parents from knowing, or an address secret, are lifted by a team manager alone; that of an address only where no form and no colleague says that it is secret.',
    body: LiftFlag,
    example: { flag: 'danger_words', why: 'I rang the school: it is the name of a play.' },
    problems: ['no-such-flag', 'said-to-be-secret'],
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
  onCase('recordReading', 'readings', {
    under,
    summary: 'Records what an answer of a form says, where it could not be understood or was read wrongly.',
    about:
      'Sets, changes or clears one answer. The reading before stays on the form, with who changed it and when. What the form then calls for is done as if it had just come: a flag may be set and the duty desk told. No flag and no mask is ever taken away by it.',
    body: RecordReading,
    example: { form: 1, path: '/urgency/immediateDanger', answer: true, leftover: 0, why: 'It says: he is outside.' },
    problems: ['no-such-question', 'no-such-leftover', 'form-unreadable', 'same-reading', 'too-many'],
  }),
  onCase('setAccess', 'access', {
    under,
    summary: 'Says who may see a case from now on, whatever the roles of others.',
    about:
      'For a colleague’s own family, or somebody whom everybody knows. By a manager whom the case names, or by information governance, which is shown nothing of it. The case keeps its place in every list and its clock.',
    body: SetAccess,
    example: { only: [WORKER, MANAGER], never: [], why: 'The mother works in the next office.' },
    problems: [],
  }),
  onCase('breakGlass', 'break-glass', {
    under,
    summary: 'Opens a restricted case to oneself, for a reason.',
    about:
      'At once; information governance is asked to look at it. Its version stands in the refusal to show it. Nobody opens a case that is kept from them.',
    body: BreakGlass,
    example: { why: 'Police are at the house, and nobody who is named can be reached.' },
    problems: ['not-restricted', 'too-many'],
  }),
  onCase('sayRelated', 'related', {
    under,
    summary: 'Says that a case is about oneself, or people of one’s own.',
    about: 'From this moment it is kept from whoever says so, and a manager considers from whom else.',
    body: SayRelated,
    example: { why: 'He is my nephew.' },
    problems: ['somebody-must-see-it', 'too-many'],
  }),
] as const;
