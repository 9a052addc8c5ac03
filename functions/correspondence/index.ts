export { type Acknowledged, acknowledge, acknowledgeSafely } from './acknowledgement.ts';
export {
  type BlankForm,
  type FileToSendAgain,
  formReturnedBlank,
  reachableSender,
  safeCopyRequest,
} from './ask-sender.ts';
export { alertedChange, alertedFiling } from './danger-alert.ts';
export { afterEvent } from './delivery.ts';
export { previewOf } from './letters/index.ts';
export { londonTime } from './london-time.ts';
export { askEmail, confirmationEmail } from './pending-email.ts';
