export { knownClock } from './clock/known-clock.ts';
export { londonDate } from './clock/london.ts';
export { decisionDue, workingDaysAfter } from './clock/working-days.ts';
export { postcodeTable } from './residence/postcode-table.ts';
export { type AlertDeps, atOnce, callPerson, callsAtOnce, notAtOnce } from './safety/alert.ts';
export { MASKED, type Mask, type MaskedCase, maskOf } from './safety/mask.ts';
export { isOfFamily, type MayContact, mayContact, type NoContact } from './safety/may-contact.ts';
export { type ViewForChild, viewFor } from './safety/view-for-child.ts';
export {
  type Arrived,
  type CallsFor,
  type FormArrived,
  whatFormCallsFor,
  whatWordsCallFor,
  wordsOfSender,
} from './safety/what-it-calls-for.ts';
export { statesPicture } from './work/picture.ts';
