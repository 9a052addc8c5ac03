/** What our Word forms say besides the questions; the reader knows it again and takes it for no answer. */
export const WORDING = {
  reference: 'Reference',
  confidential: 'Confidential when completed.',
  danger: 'If a child is in immediate danger, call 999 now. Do not wait to finish this form.',
  talkFirst: 'To talk to someone first, at any hour, call ',
  gaps:
    'Fill in what you can: a form with gaps is still accepted. If you cannot answer, say why instead: not known, not ' +
    'asked, declined to say, not applicable, or unsafe to ask.',
  form: (id: string, version: string) => `Form ${id}, version ${version}`,
  returnBy: 'Please send this form back by ',
  question: 'Question',
  answer: 'Answer',
  whyNone: 'If you cannot give these details, say why:',
  whyNoneTicked: 'If you have ticked none, say why:',
  room: (printed: number, itemLabel: string) =>
    `There is room for ${printed} here. To add another ${itemLabel.toLowerCase()}, press the plus sign at the end, or copy a whole table and its heading.`,
};
