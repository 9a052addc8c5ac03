export { type Acknowledged, acknowledge } from './acknowledgement.ts';
export { formReturnedBlank, reachableSender, safeCopyRequest } from './ask-sender.ts';
export { alertedChange, dangerAlert } from './danger-alert.ts';
export { afterEvent } from './delivery.ts';
export { previewOf } from './letters/index.ts';
export { askEmail, confirmationEmail } from './pending-email.ts';
