export { type Acknowledged, acknowledge } from './acknowledgement.ts';
export { confirmationEmail, previewOf } from './conversation-confirmation.ts';
export { alertedChange, dangerAlert } from './danger-alert.ts';
export { afterEvent } from './delivery.ts';
export { formReturnedBlank } from './form-returned-blank.ts';
export { askEmail } from './information-request.ts';
export { londonTime } from './london-time.ts';
export { reachableSender, safeCopyRequest } from './safe-copy-request.ts';
