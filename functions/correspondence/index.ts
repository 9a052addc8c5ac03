export { type Acknowledged, acknowledge, acknowledgeSafely, type NotByItself } from './acknowledgement.ts';
