export { HELD_WORDS, type HeldReason } from './email/held.ts';
