/** What has just happened, in the words at the top of the next page, by the code in its address. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  accept: 'You have the case now.',
  assign: 'The case is assigned.',
  note: 'The note is on the case.',
  priority: 'The priority is set.',
  reroute: 'The case went to the other team.',
};
