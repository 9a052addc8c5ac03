import { batch } from '#functions/platform/batch.ts';
import { openDutyDesk } from '#functions/platform/council.ts';
import { openLog } from '#functions/platform/log.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { openFileBuckets } from './file/file-buckets.ts';
import { whatWasRead } from './file/file-reading.ts';
import { type JourneyDeps, takeFurther } from './file/journey.ts';
import { journeyStore } from './file/journey-store.ts';
import { makePicturesApart } from './file/picture-thread.ts';
import { openReadingThread } from './file/reading-thread.ts';
import { scanCompletedIn } from './scan/guardduty.ts';

const log = openLog('documents/file');
const thread = openReadingThread({ onFault: (fault) => log.error('a file made our own code fail', fault) });
const deps: JourneyDeps = {
  ...journeyStore(openTables(), openDutyDesk()),
  ...openFileBuckets(),
  makePictures: (...about) => makePicturesApart(...about),
  read: async (bytes, name) => whatWasRead(await thread.read(bytes, name)),
};

export const handler = batch(log, async ({ body }) => {
  const outcome = await takeFurther(deps, scanCompletedIn(body), new Date());
  log.info('file taken further', { outcome });
});
