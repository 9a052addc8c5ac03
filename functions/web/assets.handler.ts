import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { assets } from './kit/assets.ts';

/** Answers with the style and the script of the pages. */
export const handler = endpoint(openLog('web/assets'), assets, { letIn: async () => undefined });
