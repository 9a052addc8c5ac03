import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { apiPage } from '#functions/web/index.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { readDocument, readPage } from '#schemas/api/public/fetching.ts';
import type { HttpDoors } from './http-doors.ts';
import { jobIn, type Shared } from './shared.ts';

/** The job that serves the API's document and page to anybody. */
export class Web extends Construct {
  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    putApiDocs(shared.codeOf('web/api-docs'));
    const apiDocs = jobIn(this, 'ApiDocs', shared, {
      job: 'web/api-docs',
      answers: true,
      may: [],
      touchesNoData: true,
      timeout: 10,
      // A flood of requests for it must not stop referrals, and a few readers must not ring an alarm.
      atMostAtOnce: 5,
    });
    doors.open([readDocument, readPage], apiDocs);
  }
}

/** Writes the API's document and its page into the folder of the code that serves them. */
function putApiDocs(codeFolder: string): void {
  const document = openApi(OPERATIONS);
  writeFileSync(join(codeFolder, 'openapi.json'), JSON.stringify(document));
  writeFileSync(join(codeFolder, 'openapi.html'), apiPage(document));
}
