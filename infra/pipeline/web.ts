import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { apiPage } from '#functions/web/index.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { readDocument, readPage } from '#schemas/api/public/fetching.ts';
import type { HttpDoors } from './http-doors.ts';
import { jobIn, type Shared } from './shared.ts';

/** What anybody may read about the service itself. */
export class Web extends Construct {
  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    putApiDocs(shared.codeOf('web/api-docs'));
    const apiDocs = jobIn(this, 'ApiDocs', shared, {
      job: 'web/api-docs',
      may: [],
      touchesNoData: true,
      environment: {},
      timeout: 10,
      // Whoever fetches it without end must not keep referrals from being taken in.
      atMostAtOnce: 2,
    });
    doors.open([readDocument, readPage], apiDocs);
  }
}

/** Makes the API's document and its page, and lays them beside the code that serves them. */
function putApiDocs(codeFolder: string): void {
  const document = openApi(OPERATIONS);
  writeFileSync(join(codeFolder, 'openapi.json'), JSON.stringify(document));
  writeFileSync(join(codeFolder, 'openapi.html'), apiPage(document));
}
