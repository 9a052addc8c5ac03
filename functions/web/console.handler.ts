import { openOriginGuard } from '#functions/platform/http/origin.ts';
import { openLog } from '#functions/platform/log.ts';
import { openConsole } from './console/open-console.ts';
import { pageDoor } from './kit/door.ts';
import { answerBrowser } from './kit/pages.ts';

const log = openLog('web/console');
const deps = openConsole(log);

/** Answers browsers with the staff's pages. */
export const handler = pageDoor(log, openOriginGuard(log), (request) => answerBrowser(deps, request));
