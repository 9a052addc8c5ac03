/** The parts of a referral that every door uses: answers, leftovers, warnings and facts. */
export { MissingReason } from '#schemas/codes/code-set.ts';
export { Answer, AnswerSource, type AnswerValue, keptLeftover, Leftover, Remark } from './answer.ts';
export { jsonSchema, referralBody } from './body.ts';
export { completeness } from './completeness.ts';
export { type ReferralFacts, referralFacts } from './facts.ts';
export { type ParsedReferral, parseReferral } from './parse-referral.ts';
export { warningsOf } from './warnings.ts';
