/** The reference of an invented case. No real case, child, colleague or school is in these examples. */
export const REFERENCE = 'FD-7K3M-9QXC';
export const OTHER_REFERENCE = 'FD-DEMC-ASEP';

/** A ULID, which sorts by its time. */
export const ID = '01KAPM8V5D6Q2X3Y4Z7A8B9CDE';

export const WORKER = 'worker-17';
export const MANAGER = 'manager-4';

/** A Monday on which a case arrives. */
export const RECEIVED = '2026-11-23T09:12:00.000Z';
export const LATER = '2026-11-23T11:40:00.000Z';
export const DUE = '2026-11-24T17:00:00.000Z';
export const NEXT_WEEK = '2026-11-30T12:00:00.000Z';

/** The receipt of a referral that staff filed. */
export const FILED = {
  reference: REFERENCE,
  receivedAt: RECEIVED,
  decisionDueAt: DUE,
  filedBefore: false,
  warnings: [],
};

/** The answer to an action. */
export const ACTED = { reference: REFERENCE, state: 'accepted', version: 7 };

export const CLOCK = { status: 'on_time', dueAt: DUE, minutesLeft: 900, predictedAt: '2026-11-23T14:00:00.000Z' };

/** An invented family and its referrer in a list. */
export const GLANCE = {
  state: 'read',
  says: null,
  children: [
    { name: 'Clover Quillfeather', age: { code: 'years', years: 7, words: '7 years' } },
    { name: null, age: { code: 'unborn', years: null, words: 'expected 02/03/2027' } },
  ],
  moreChildren: 0,
  asked: {
    line: 'Children’s social care – Neglect; Domestic abuse: parent or carer',
    request: { code: 'social_care', label: 'Children’s social care' },
    concerns: [
      { code: 'NEG', label: 'Neglect' },
      { code: '3B', label: 'Domestic abuse: parent or carer' },
    ],
    moreConcerns: 0,
  },
  referrer: {
    name: 'Sorrel Wainwright',
    role: 'Designated safeguarding lead',
    organisation: 'Tanglewood Primary School',
    type: { code: 'professional', label: 'A professional' },
    source: { code: '2A', label: 'Schools' },
  },
};

/** A case in a list. */
export const ROW = {
  reference: REFERENCE,
  receivedAt: RECEIVED,
  decisionDueAt: DUE,
  late: false,
  clock: CLOCK,
  flags: ['danger_words'],
  door: 'web',
  team: 'duty_and_advice',
  state: 'new',
  priority: 'immediate',
  assignee: null,
  assignedAt: null,
  isNew: null,
  danger: true,
  version: 3,
  source: '2A',
  completeness: { answered: 31, reasoned: 4, blank: 2 },
  restricted: false,
  glance: GLANCE,
};

/** A task of a case. */
export const TASK = {
  id: 'danger_words',
  kind: 'danger_words',
  team: 'duty_and_advice',
  state: 'open',
  raisedAt: RECEIVED,
  dueAt: RECEIVED,
  why: 'kill',
  says: 'Look now: there are words here that may mean danger.',
};

/** A task in a list. */
export const TASK_LISTED = {
  ...TASK,
  reference: REFERENCE,
  late: true,
  case: { flags: ['danger_words'], restricted: false, glance: GLANCE },
};

/** The further members of a page of rows. */
export const BESIDE = { unreadable: [], moved: [], cursor: null };
