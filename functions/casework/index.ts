export { decisionDue, londonDate, workingDaysAfter } from './clock/working-days.ts';
export { CASE_ACTION_PATHS } from './work/paths.ts';
