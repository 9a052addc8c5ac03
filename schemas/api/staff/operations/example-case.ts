import { MayAction } from '../may.ts';
import { CLOCK, DUE, GLANCE, ID, LATER, OTHER_REFERENCE, RECEIVED, REFERENCE, TASK, WORKER } from './examples.ts';

/** The head of an invented case. */
export const HEAD = {
  reference: REFERENCE,
  door: 'web',
  team: 'duty_and_advice',
  state: 'accepted',
  receivedAt: RECEIVED,
  decisionDueAt: DUE,
  flags: ['danger_words'],
  links: [],
  form: { id: 'early-help-and-social-care', version: '1' },
  completeness: { answered: 31, reasoned: 4, blank: 2 },
  children: 1,
  source: '2A',
  priority: 'immediate',
  assignee: WORKER,
  takenAt: LATER,
  version: 7,
};

/** What a duty social worker may do to it: everything but deciding and opening the glass of a case that is not restricted. */
const MAY = {
  ...Object.fromEntries(MayAction.options.map((action) => [action, { may: true, reason: 'not_needed' }])),
  decide: { may: false, code: 'forbidden', says: 'Only a team manager may do this.' },
  hand_over: { may: true, reason: 'needed' },
};

/** An invented case, with one of each short record. */
export const CASE = {
  case: { ...HEAD, late: false, clock: CLOCK },
  news: 0,
  forms: [
    {
      number: 1,
      formId: 'early-help-and-social-care',
      formVersion: '1',
      documentId: null,
      readAt: RECEIVED,
      answers: [{ path: '/children/0/firstName', value: 'Amira', source: 'web', confidence: 1 }],
      leftovers: [],
      view: null,
    },
  ],
  documents: [
    {
      id: ID,
      name: 'chronology.docx',
      size: 20_480,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      type: 'docx',
      origin: { kind: 'upload', id: ID },
      receivedAt: RECEIVED,
      verdict: 'clean',
      threats: [],
      safety: 'safe',
      reasons: [],
      reading: 'not_a_form',
      formNumber: null,
      drawn: true,
      mayBeOpened: true,
    },
  ],
  texts: [
    {
      document: ID,
      words: [
        { label: 'Text', text: 'Chronology. 3 November: Amira was not collected from school.' },
        { label: 'Footnote', text: 'The school rang twice.' },
      ],
      cut: false,
      held: false,
    },
  ],
  messages: [
    {
      direction: 'out',
      id: ID,
      kind: 'acknowledgement',
      to: 'office@school.example',
      state: 'sent',
      delivery: 'delivered',
      createdAt: RECEIVED,
      sentAt: RECEIVED,
    },
  ],
  tasks: [TASK],
  timeline: [{ id: ID, at: LATER, what: 'accepted', by: WORKER }],
  recommendations: [],
  decisions: [],
  asks: [],
  conversations: [],
  children: [{ id: '1', number: 1, form: 1, index: 0, matching: 'looked_for', version: 1 }],
  matches: [
    {
      id: `${OTHER_REFERENCE}_1_1`,
      child: 1,
      other: { reference: OTHER_REFERENCE, child: 1 },
      relation: 'same_child',
      strength: 'strong',
      reasons: ['name_and_birth_date'],
      side: 'newer',
      state: 'suggested',
      suggestedAt: RECEIVED,
      version: 1,
    },
  ],
  contacts: [
    {
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
      saidBy: 'The school',
      reviewedAt: LATER,
      reviewedBy: WORKER,
      version: 1,
    },
  ],
  glance: GLANCE,
  suggestedContacts: [],
  sharedWays: [],
  hides: [],
  may: MAY,
  withheldForms: [],
  residence: [
    {
      form: 1,
      child: 1,
      residence: 'in_area',
      authority: null,
      suggests: null,
      words: 'The home address is in our area.',
    },
  ],
  unreadable: [],
  more: null,
};
