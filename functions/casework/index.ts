export { type AlertDeps, callPerson } from './alert.ts';
export { alertedChanges } from './alerted-changes.ts';
export { openStaffApi } from './api/open-staff-api.ts';
export {
  mayPerform,
  type OperationId,
  type OtherJobs,
  type Perform,
  type Performed,
  performing,
} from './api/perform.ts';
export { decisionDue, workingDaysAfter } from './clock/working-days.ts';
export { comparedForms } from './lookup/compare-forms.ts';
export { type Arrival, formAsSent, referrerOf } from './open-case/arrival.ts';
export { onceFor } from './open-case/once-for.ts';
export { NoReferenceFreeError, type OpenCase } from './open-case/open-case.ts';
export { openingCases } from './open-case/opening-cases.ts';
export { postcodeTable } from './residence/postcode-table.ts';
export { statesPicture } from './work/picture.ts';
