import type { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
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
  beginDraft: 'Begin',
  saveDraft: 'Save',
  takeDraft: 'Take over',
  fileDraft: 'File the referral',
  letGoDraft: 'Let it go',
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
  addStartingSet: 'Add the starting set',
  setCouncil: 'Set the council’s details',
  setPostcodes: 'Set the postcodes',
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

/** The words for what a case says may be done to it. `ask` is also to instruct a form. */
export const ACTION_WORDS: WordsFor<MayAction> = {
  accept: BUTTON_WORDS.acceptCase,
  assign: BUTTON_WORDS.assignCase,
  reroute: BUTTON_WORDS.rerouteCase,
  set_priority: BUTTON_WORDS.setPriority,
  note: BUTTON_WORDS.addNote,
  link: BUTTON_WORDS.linkCases,
  unlink: BUTTON_WORDS.unlinkCases,
  judge_match: BUTTON_WORDS.judgeMatch,
  raise_task: BUTTON_WORDS.raiseTask,
  finish_task: BUTTON_WORDS.finishTask,
  ask: BUTTON_WORDS.askForMore,
  record_answer: BUTTON_WORDS.recordAnswer,
  recommend: BUTTON_WORDS.recommend,
  decide: BUTTON_WORDS.decide,
  close: BUTTON_WORDS.closeCase,
  reopen: BUTTON_WORDS.reopenCase,
  set_liquidlogic: BUTTON_WORDS.setLiquidlogicNumber,
  set_flag: BUTTON_WORDS.setFlag,
  lift_flag: BUTTON_WORDS.liftFlag,
  record_contact: BUTTON_WORDS.recordContact,
  converse: BUTTON_WORDS.recordConversation,
  approve_confirmation: BUTTON_WORDS.approveConfirmation,
  call_query: BUTTON_WORDS.callQuery,
  answer_query: BUTTON_WORDS.answerQuery,
  call_concern: BUTTON_WORDS.callConcern,
  set_access: BUTTON_WORDS.setAccess,
  break_glass: BUTTON_WORDS.breakGlass,
  say_related: BUTTON_WORDS.sayRelated,
  say_same_parents: BUTTON_WORDS.saySameParents,
  report_misdirected: BUTTON_WORDS.reportMisdirected,
  record_reading: BUTTON_WORDS.recordReading,
  unmask: BUTTON_WORDS.unmaskCase,
  hand_over: BUTTON_WORDS.handOverCase,
  open_document: BUTTON_WORDS.openDocument,
  open_message: BUTTON_WORDS.openMessage,
  open_original: BUTTON_WORDS.openOriginal,
  who_looked: 'Ask who looked at it',
};
