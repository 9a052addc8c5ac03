import { AnswerQuery, CallConcern, CallQuery } from '../queries.ts';
import { onCase } from './parts.ts';

const under = 'Process queries';

/** Questions about how things are done, kept apart from concerns about children (S32). */
export const QUERYING = [
  onCase('callQuery', 'query', {
    under,
    summary: 'Calls an email a process query, once somebody has screened it.',
    about:
      'For the early help coordinator, out of the lists and counts of concerns. Never with a form, words of danger or anything unread in it: `why` says which.',
    body: CallQuery,
    example: { namesChildOrConcern: false, why: 'Asks how section 4 of the form is filled in.' },
    problems: ['is-a-concern', 'no-query', 'stands-under-s47'],
  }),
  onCase('answerQuery', 'query-answered', {
    under,
    summary: 'Records how a process query was answered.',
    body: AnswerQuery,
    example: { how: 'telephone', answer: 'Section 4 may be left blank.' },
    problems: ['no-query'],
  }),
  onCase('callConcern', 'concern', {
    under,
    summary: 'Makes a concern of a process query again, with the clock of its receipt.',
    body: CallConcern,
    example: { why: 'They rang: it is about a boy.' },
    problems: [],
  }),
] as const;
