import { Decide, Recommend } from '../deciding.ts';
import { Close, Reopen } from '../ending.ts';
import { SetLiquidlogic } from '../liquidlogic.ts';
import { operationsUnder } from './parts.ts';

const { onCase } = operationsUnder('Deciding');

const ANALYSIS = {
  level: { code: '2', rationale: 'Two agencies can meet what she needs, with the family.' },
  legalBasis: { code: 'early_help', rationale: 'The family agrees, and no child is at risk of significant harm.' },
  outcome: 'early_help_assessment',
  reasons: 'Attendance fell since the move; the mother asks for help.',
};

/** The operations from a recommendation to the end of a case. */
export const DECIDING = [
  onCase('recommend', 'recommendation', {
    summary: "Records a social worker's recommendation. It is not a decision.",
    body: Recommend,
    example: ANALYSIS,
    problems: ['no-such-level', 'too-many', 'concern-not-withdrawn'],
  }),
  onCase('decide', 'decision', {
    summary: 'Decides a case and stops its decision clock.',
    about:
      'Level and legal basis each need a reason; the outcome decides what else is required. The person who recommended cannot also decide, unless they say why.',
    body: Decide,
    example: {
      ...ANALYSIS,
      multiAgency: { agencies: ['Invented Primary School', 'Health visiting'] },
      agreement: { given: true, by: 'Her mother', on: '2026-11-23', how: 'By telephone' },
    },
    problems: [
      'no-such-level',
      'too-many',
      'two-people-needed',
      'not-early-help',
      'agencies-needed',
      'agreement-needed',
      'authority-needed',
      'signposting-needed',
      'not-in-catalogue',
      'concern-not-withdrawn',
    ],
  }),
  onCase('closeCase', 'close', {
    summary: 'Closes a decided case, after the referrer was told and each hand-over confirmed.',
    body: Close,
    example: { why: 'Early help has it.' },
    problems: ['not-done-yet'],
  }),
  onCase('reopenCase', 'reopen', {
    summary: 'Reopens a decided or closed case, with a new working day for the decision.',
    about: 'Earlier recommendations, decisions and tasks are kept.',
    body: Reopen,
    example: { why: 'A second school rang.' },
  }),
  onCase('setLiquidlogicNumber', 'liquidlogic', {
    summary: "Records the case's Liquidlogic number, which only one case can have.",
    body: SetLiquidlogic,
    example: { id: 'LL 204817' },
    problems: ['same-number', 'claimed', 'why-needed'],
  }),
] as const;
