import { ACCESS_FORMS } from './access-forms.ts';
import { ASKING } from './asking.ts';
import type { CaseForm } from './case-form.ts';
import { CONTACTING } from './contacting.ts';
import { CONVERSING } from './conversing.ts';
import { DECIDING_FORMS } from './deciding-forms.ts';
import { ENDING_FORMS } from './ending-forms.ts';
import { FLAG_FORMS } from './flag-forms.ts';
import { JOINING } from './joining.ts';
import { QUERY_FORMS } from './query-forms.ts';
import { TAKING } from './taking.ts';
import { TASK_FORMS } from './task-forms.ts';

/** The forms that do one thing to a case. */
export const CASE_FORMS: readonly CaseForm[] = [
  ...TAKING,
  ...TASK_FORMS,
  ...ASKING,
  ...CONVERSING,
  ...FLAG_FORMS,
  ...ACCESS_FORMS,
  ...CONTACTING,
  ...JOINING,
  ...QUERY_FORMS,
  ...DECIDING_FORMS,
  ...ENDING_FORMS,
];
