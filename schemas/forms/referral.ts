/** A referral as every door gives it: answers to a form, what was left over, what was odd. */
export { MissingReason } from '#schemas/codes/code-set.ts';
export { Answer, AnswerSource, type AnswerValue, keptLeftover, Leftover, Remark } from './answer.ts';
export { jsonSchema, referralBody } from './body.ts';
export { completeness } from './completeness.ts';
export { type ReferralFacts, referralFacts } from './facts.ts';
export { type ParsedReferral, parseReferral } from './parse-referral.ts';
export { warningsOf } from './warnings.ts';
