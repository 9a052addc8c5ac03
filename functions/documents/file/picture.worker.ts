import { parentPort } from 'node:worker_threads';
import { makePictures } from '../pictures/make-pictures.ts';
import { PictureToMake } from './picture-messages.ts';

parentPort?.on('message', async (sent: unknown) => {
  const { type, bytes } = PictureToMake.parse(sent);
  // What a decoder throws ends this thread, and so it is known to be over.
  parentPort?.postMessage({ is: 'made', made: await makePictures(type, bytes) });
});
parentPort?.postMessage({ is: 'ready' });
