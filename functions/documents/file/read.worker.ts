import { parentPort } from 'node:worker_threads';
import { readFile } from './read-file.ts';
import { answerReads } from './reading-messages.ts';

if (parentPort !== null) answerReads(parentPort, readFile);
