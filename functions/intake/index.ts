export { HELD_WORDS, type HeldReason } from './email/held.ts';
export { standsUnder } from './email/organisation.ts';
