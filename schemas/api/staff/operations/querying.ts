import { AnswerQuery, CallConcern, CallQuery } from '../queries.ts';
import { operationsUnder } from './parts.ts';

const { onCase } = operationsUnder('Process queries');

/** The operations on process queries: questions about how things are done, kept apart from concerns (S32). */
export const QUERYING = [
  onCase('callQuery', 'query', {
    summary: 'Marks an email as a process query, after a person has screened it.',
    about:
      'Moves it to the early help coordinator and out of the lists and counts of concerns. Refused if it has a form, danger words or anything unread: `why` says which.',
    body: CallQuery,
    example: { namesChildOrConcern: false, why: 'Asks how section 4 of the form is filled in.' },
    problems: ['is-a-concern', 'no-query', 'stands-under-s47'],
  }),
  onCase('answerQuery', 'query-answered', {
    summary: 'Records the answer to a process query.',
    body: AnswerQuery,
    example: { how: 'telephone', answer: 'Section 4 may be left blank.' },
    problems: ['no-query'],
  }),
  onCase('callConcern', 'concern', {
    summary: 'Turns a process query back into a concern, with its original deadline.',
    body: CallConcern,
    example: { why: 'They rang: it is about a boy.' },
  }),
] as const;
