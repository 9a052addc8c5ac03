/** What our Word forms say besides the questions; the reader knows it again and takes it for no answer. */
export const WORDING = {
  reference: 'Reference',
  confidential: 'Confidential when completed.',
  danger: 'If a child is in immediate danger, call 999 now. Do not wait to finish this form.',
  talkFirst: 'To talk to someone first, at any hour, call ',
  askHow: 'For how to fill in this form, and never for a worry about a child, ask the Early Help Coordinator: ',
  gaps:
    'Fill in what you can: a form with gaps is still accepted. If you cannot answer, say why instead: not known, not ' +
    'asked, declined to say, not applicable, or unsafe to ask.',
  form: (id: string, version: string) => `Form ${id}, version ${version}`,
  returnTo: 'When you have filled in this form, email it to ',
  noNames: 'Put no names in the subject of the email or in the name of the file.',
  returnBy: 'Please send this form back by ',
  due: 'Wanted back by',
  question: 'Question',
  answer: 'Answer',
  whyNone: 'If you cannot give these details, say why:',
  whyNoneTicked: 'If you have ticked none, say why:',
  room: (printed: number, itemLabel: string) =>
    `There is room for ${printed} here. To add another ${itemLabel.toLowerCase()}, press the plus sign at the end, or copy a whole table and its heading.`,
  roomInRows: (printed: number, itemLabel: string) =>
    `There is room for ${printed} here, a row each. To add another ${itemLabel.toLowerCase()}, press the plus sign at the end of the last row, or copy a whole row.`,
  /** What a screen reader says of a table's layout. */
  questionTable: 'Two columns: each row has a question on the left and the place for its answer on the right.',
  rowTable: (itemLabel: string) =>
    `The first row says what goes in each column; each row after it is for one ${itemLabel.toLowerCase()}.`,
};
