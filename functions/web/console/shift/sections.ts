import type { ShiftSection } from '#schemas/api/staff/shift.ts';

/** The sections of a shift in the order of the page, what each holds, and why one is empty. */
export const SECTIONS: readonly { readonly id: ShiftSection; readonly title: string; readonly empty: string }[] = [
  { id: 'late', title: 'Late', empty: 'No decision of the team is late.' },
  { id: 'due', title: 'Due before the period ends', empty: 'No decision falls due in this period.' },
  { id: 'arrived', title: 'Arrived', empty: 'Nothing arrived for the team in this period.' },
  {
    id: 'unscreened',
    title: 'Emails that may be process queries: say whether each is a concern',
    empty: 'No email waits to be screened.',
  },
  { id: 'queries', title: 'Process queries to answer', empty: 'No process query waits for an answer from the team.' },
  { id: 'waiting', title: 'Waiting for information', empty: 'No case of the team waits for information.' },
  {
    id: 'forms',
    title: 'Forms that were asked for and are not back',
    empty: 'The team waits for no form.',
  },
  { id: 'tasks', title: 'Tasks due before the period ends', empty: 'No task of the team is due in this period.' },
];
