export { isKeptFrom, isNamed, mayEnter, restricted } from './access.ts';
export { atOnce, callsAtOnce, notAtOnce } from './calls-at-once.ts';
export { contactViews, sharedWays, suggestedContacts } from './contact-view.ts';
export { dangerWordsIn } from './danger-words-in.ts';
export { ANSWERS, type GateCase, gateCaseOf, mayNotGo, type NotByItself, recipientOf } from './gate.ts';
export { glanceAfter, glanceFor } from './glance.ts';
export { MASKED, type Mask, maskOf } from './mask.ts';
export { maskDrawing } from './mask-drawing.ts';
export { isOfFamily, mayContact, type NoContact } from './may-contact.ts';
export { aligned, standsUnder } from './organisation.ts';
export { POSTCODE, shortStreetWord } from './place-words.ts';
export { mayOpenFile, mayReadMessage, type SeenCase, taskSeen, WITHHELD, withoutS47Detail } from './s47-detail.ts';
export { isUnderS47, WITHOUT_S47 } from './s47-standing.ts';
export { staffRisksOn, viewFor } from './view-for-child.ts';
export {
  type CallsFor,
  type FormArrived,
  whatFormCallsFor,
  whatWordsCallFor,
  wordsOfSender,
} from './what-it-calls-for.ts';
