export { type Acknowledged, acknowledge, acknowledgeSafely, type NotByItself } from './acknowledgement.ts';
export { safeCopyRequest, type UnsafeFile } from './safe-copy-request.ts';
