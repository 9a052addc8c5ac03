/** The shortest referral of a worried neighbour: each unknown answer has its reason (domain S8). Invented. */
export const REFERRAL_EXAMPLE = {
  urgency: { immediateDanger: false },
  referrer: { referrerType: 'member_of_public', name: 'Bartholomew Sample', emailIsSafe: false },
  children: [
    {
      firstName: 'Clover',
      lastName: { missing: 'not_known' },
      ethnicity: { missing: 'not_asked' },
      religion: { missing: 'not_known' },
      homeAddress: { missing: 'not_known' },
    },
  ],
  household: { missing: 'unsafe_to_ask' },
  agencies: { missing: 'not_known' },
  parentsInformed: {
    concernsShared: 'no',
    notToldReason: 'not_yet_told_no_risk',
    notToldReasonText: 'I do not know them.',
    agreementToReferral: 'unknown',
    agreementToShare: 'unknown',
  },
  concern: {
    reason: 'A child is alone in the park late every evening.',
    whatHappened: 'I have seen her four times this week after dark.',
  },
  declaration: { name: 'Bartholomew Sample', date: '2026-11-21' },
} as const;

/** The receipt of that referral. */
export const RECEIPT_EXAMPLE = {
  reference: 'FD-7K3M-9QXC',
  receivedAt: '2026-11-23T09:30:00.000Z',
  decisionDueAt: '2026-11-24T17:00:00.000Z',
  whatHappensNext: 'Nobody has read this yet. A duty social worker reads it and decides what to do by the time given.',
  telephone: '0116 496 0000',
  uploads: {
    token: 'c2VjcmV0LW9mLTE2LWJ5dA',
    until: '2026-11-24T09:30:00.000Z',
    path: '/referrals/FD-7K3M-9QXC/uploads',
  },
  warnings: [],
} as const;

/** A file of nine bytes. */
export const FILE_EXAMPLE = {
  name: 'referral form.docx',
  size: 9,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;
