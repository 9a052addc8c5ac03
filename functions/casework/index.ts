export { type AlertDeps, callPerson } from './alert.ts';
export { knownClock } from './clock/known-clock.ts';
export { decisionDue, workingDaysAfter } from './clock/working-days.ts';
export { postcodeTable } from './residence/postcode-table.ts';
export { statesPicture } from './work/picture.ts';
