import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { assets, brandFiles } from './kit/assets.ts';

const files = brandFiles(new URL('brand/', import.meta.url));

/** Answers with the style and the script of the pages. */
export const handler = endpoint(openLog('web/assets'), assets(files), { letIn: async () => undefined });
