import { SafeContact } from '#schemas/contact.ts';
import { LiftFlag, SetFlag } from '../protecting.ts';
import { RecordReading } from '../reading.ts';
import { BreakGlass, SayRelated, SetAccess } from '../restricting.ts';
import { SaySameParents } from '../same-parents.ts';
import { MANAGER, WORKER } from './examples.ts';
import { operationsUnder } from './parts.ts';

const { onCase } = operationsUnder('Safety');

/** The operations that protect a family. */
export const SAFETY = [
  onCase('setFlag', 'flags', {
    summary: 'Sets a safety flag.',
    body: SetFlag,
    example: { flag: 'do_not_inform_parents', why: 'Her aunt rang: he would take it out on her.' },
    problems: ['has-this-flag'],
  }),
  onCase('liftFlag', 'flags-lifted', {
    summary: 'Lifts a flag. The reason stays on the case.',
    about:
      'Only a team manager can lift the flags that keep parents from being told or an address secret. The address flag can only be lifted if no form and no colleague says that the address is secret.',
    body: LiftFlag,
    example: { flag: 'danger_words', why: 'I rang the school: it is the name of a play.' },
    problems: ['no-such-flag', 'said-to-be-secret'],
  }),
  onCase('recordContact', 'contacts', {
    summary: 'Records how one person may be contacted. Unknown counts as unsafe.',
    about: 'Replaces the earlier record of that person.',
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
    summary: 'Records what an answer of a form says, or confirms it as it was read.',
    about:
      'Sets, changes, clears or confirms one answer. An answer of which the mask hides a part is not confirmed. The form keeps the earlier reading, with who changed or confirmed it and when. The last answer to check ends the task `check_reading`, if you may end it. The rules for a new form then apply: a flag may be set and the duty desk alerted. It never removes a flag or a mask.',
    body: RecordReading,
    example: { form: 1, path: '/urgency/immediateDanger', answer: true, leftover: 0, why: 'It says: he is outside.' },
    problems: [
      'no-such-question',
      'no-such-leftover',
      'form-unreadable',
      'same-reading',
      'nothing-to-confirm',
      'answer-hidden',
      'too-many',
    ],
  }),
  onCase('setAccess', 'access', {
    summary: 'Sets who may see a case.',
    about:
      "Use it for a colleague's family or a well-known person. A manager named on the case can set it, and so can information governance, who do not see the case. The case stays in its lists and its deadline stays the same.",
    body: SetAccess,
    example: { only: [WORKER, MANAGER], never: [], why: 'The mother works in the next office.' },
  }),
  onCase('breakGlass', 'break-glass', {
    summary: 'Breaks the glass: gives you access to a restricted case, with a reason.',
    about:
      'Access is immediate, and information governance gets a task to review it. The problem `restricted` contains its version. A person from whom the case is kept cannot break the glass.',
    body: BreakGlass,
    example: { why: 'Police are at the house, and nobody who is named can be reached.' },
    problems: ['not-restricted', 'too-many'],
  }),
  onCase('sayRelated', 'related', {
    summary: 'Declares that a case is about you or your family.',
    about: 'The case is kept from you from now on. A manager gets a task to consider who else.',
    body: SayRelated,
    example: { why: 'He is my nephew.' },
    problems: ['somebody-must-see-it', 'too-many'],
  }),
  onCase('saySameParents', 'same-parents', {
    summary: 'Records that children of a case have the same parents, or takes that back.',
    about:
      'A hand-over of one of them then holds what the forms say about their parents and their safety. The children leave any earlier group. With same=false, nobody says it of them any more.',
    body: SaySameParents,
    example: { children: ['1.children.0', '1.children.1'], same: true, why: 'Their mother said so on the telephone.' },
    problems: ['no-such-person', 'too-many'],
  }),
] as const;
