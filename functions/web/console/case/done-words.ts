/** What has just happened, in the words at the top of the next page, by the code in its address. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  accept: 'You have the case now.',
  assign: 'The case is assigned.',
  note: 'The note is on the case.',
  priority: 'The priority is set.',
  ask: 'The request is on the case, and on its way.',
  'form-asked': 'The form is on the list of outstanding forms.',
  answer: 'The answer is on the case.',
  conversation: 'The conversation is on the case. If an email confirms it, somebody must approve the email.',
  confirmation: 'The conversation is confirmed.',
  reroute: 'The case went to the other team.',
};
