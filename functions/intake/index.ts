export { HELD_WORDS, type HeldReason } from './email/held.ts';
export { standsUnder } from './email/organisation.ts';
export { caseHead } from './submit/case-head.ts';
export { onceFor } from './submit/once-for.ts';
