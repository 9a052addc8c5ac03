export { decisionDue, londonDate, workingDaysAfter } from './clock/working-days.ts';
