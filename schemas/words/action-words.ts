import type { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import type { WordsFor } from './phrases.ts';

type StaffOperation = (typeof STAFF_OPERATIONS)[number];
/** The operations that a person chooses by a button: each that changes something, and each that gives a file or data away. */
export type ButtonOperation =
  | Extract<StaffOperation, { readonly method: 'POST' | 'PUT' }>['id']
  | Extract<
      StaffOperation['id'],
      | 'handOverCase'
      | 'printHandOver'
      | 'compareCases'
      | 'openDocument'
      | 'openMessage'
      | 'previewConfirmation'
      | 'issueForm'
    >;

/** The words of the button for each operation. */
export const BUTTON_WORDS: WordsFor<ButtonOperation> = {
  searchCases: 'Search',
  fileCase: 'File the referral',
  handOverCase: 'Show the hand-over pack',
  printHandOver: 'Print the hand-over pack',
  unmaskCase: 'Show the secret addresses',
  acceptCase: 'Accept the case',
  assignCase: 'Assign the case',
  rerouteCase: 'Send to another team',
  setPriority: 'Set the priority',
  addNote: 'Add a note',
  raiseTask: 'Create a task',
  finishTask: 'Mark the task as done',
  callQuery: 'Mark as a process query',
  answerQuery: 'Record the answer to the query',
  callConcern: 'Turn back into a concern',
  askForMore: 'Ask for more information',
  recordAnswer: 'Record the answer',
  instructForm: 'Ask for a form',
  recordConversation: 'Record a conversation',
  previewConfirmation: 'Preview the email',
  approveConfirmation: 'Approve the confirmation',
  reportMisdirected: 'Report a letter to the wrong person',
  setFlag: 'Set a flag',
  liftFlag: 'Lift the flag',
  recordContact: 'Record how to contact them',
  recordReading: 'Correct what was read',
  setAccess: 'Set who may see the case',
  breakGlass: 'Break the glass',
  sayRelated: 'Say that this is about you or your family',
  saySameParents: 'Say that children have the same parents',
  linkCases: 'Link to another case',
  unlinkCases: 'Remove the link',
  judgeMatch: 'Judge the match',
  compareCases: 'Compare the two cases',
  recommend: 'Recommend',
  decide: 'Decide',
  closeCase: 'Close the case',
  reopenCase: 'Reopen the case',
  setLiquidlogicNumber: 'Record the Liquidlogic number',
  openDocument: 'Open the file',
  openMessage: 'Open the email as it was sent',
  issueForm: 'Get a blank form for this case',
  openOriginal: 'Get the original file',
  openOriginalMessage: 'Get the original email',
  enterColleague: 'Add or rename a colleague',
  endColleague: 'End access',
  restoreColleague: 'Restore access',
  setOnlineForm: 'Save the online form’s setting',
  setLevels: 'Save the levels',
  setClock: 'Save the clock’s settings',
  writeCatalogueEntry: 'Save the entry',
};
