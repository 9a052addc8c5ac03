/** What has just happened, in the words at the top of the next page, by the code in its address. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  accept: 'You have the case now.',
  assign: 'The case is assigned.',
  note: 'The note is on the case.',
  priority: 'The priority is set.',
  reroute: 'The case went to the other team.',
  contact: 'It is recorded how to contact them.',
  'confirm-match': 'The match is confirmed, and the two cases are linked. Nothing was copied between them.',
  'reject-match': 'It is recorded that this is not a match.',
  'undo-match': 'The judgement is undone. The match is to be judged again.',
  link: 'The cases are linked.',
  unlink: 'The link is removed.',
  'same-parents': 'It is recorded that these children have the same parents.',
  'not-same-parents': 'It is taken back that these children have the same parents.',
};
