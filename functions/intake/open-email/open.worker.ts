import { parentPort } from 'node:worker_threads';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '../email/open-email.ts';
import { answerOpenings } from './opening-messages.ts';

if (parentPort !== null) answerOpenings(parentPort, (raw) => openEmail(raw, { openArchive }));
