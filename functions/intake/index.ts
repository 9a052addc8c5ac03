export { caseHead } from './submit/case-head.ts';
export { onceFor } from './submit/once-for.ts';
