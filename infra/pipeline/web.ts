import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { apiPage } from '#functions/web/index.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { readDocument, readPage } from '#schemas/api/public/fetching.ts';
import { putBrand } from '../pages/brand.ts';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { askForFront, jobIn, on, type Shared } from './shared.ts';
import { staffJob } from './staff-job.ts';

/** The jobs with operations of their own, which the console invokes. */
interface Invoked {
  readonly blankForm: Job;
  readonly handOverPdf: Job;
  readonly openOriginal: Job;
}

/** Returns a route of pages. The gateway lets everybody pass: the console checks the session. */
const page = (method: 'GET' | 'POST', route: `/${string}`) => ({ method, route, knock: 'public' }) as const;

/** The jobs that serve pages: the API's document, the staff console and its assets. */
export class Web extends Construct {
  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors, invoked: Invoked) {
    super(scope, id);
    putApiDocs(shared.codeOf('web/api-docs'));
    const still = { answers: true, may: [], touchesNoData: true, timeout: 10 } as const;
    const apiDocs = jobIn(this, 'ApiDocs', shared, {
      job: 'web/api-docs',
      ...still,
      // A flood of requests for it must not stop referrals, and a few readers must not ring an alarm.
      atMostAtOnce: 5,
    });
    doors.open([readDocument, readPage], apiDocs);

    // Before the job is made: its code is hashed then.
    const brand = putBrand(shared.configuration, shared.codeOf('web/assets'));
    const assets = jobIn(this, 'Assets', shared, {
      job: 'web/assets',
      ...still,
      // CloudFront keeps what it has fetched once. A browser asks for a page's files at once, and on one machine nothing is kept.
      atMostAtOnce: 10,
    });
    doors.open([page('GET', '/assets/{name}')], assets);

    const front = askForFront(shared);
    const { blankForm, handOverPdf, openOriginal } = invoked;
    const functions = [blankForm, handOverPdf, openOriginal].map((job) => job.function);
    const pages = staffJob(this, 'Console', shared, {
      job: 'web/console',
      // Longer than the slowest job that it waits for, which may take 25 s. The gateway waits 30.
      timeout: 28,
      may: [
        ...front.may,
        on(
          functions.map(({ functionArn }) => functionArn),
          'lambda:InvokeFunction',
        ),
      ],
      environment: {
        ...front.environment,
        ...brand,
        CONSOLE_ORIGIN: shared.differences.publicOrigin,
        CONSOLE_CLIENT_ID: shared.signIn.console,
        BLANK_FORM_FUNCTION: blankForm.function.functionName,
        HAND_OVER_FUNCTION: handOverPdf.function.functionName,
        ORIGINAL_FUNCTION: openOriginal.function.functionName,
      },
    });
    const routes = (['/staff', '/staff/{proxy+}'] as const).flatMap((route) => [
      page('GET', route),
      page('POST', route),
    ]);
    // The bare address and every address that nothing else has: the gateway would answer a person with JSON.
    doors.open([...routes, page('GET', '/'), page('GET', '/{proxy+}')], pages);
  }
}

/** Writes the API's document and its page into the folder of the code that serves them. */
function putApiDocs(codeFolder: string): void {
  const document = openApi(OPERATIONS);
  writeFileSync(join(codeFolder, 'openapi.json'), JSON.stringify(document));
  writeFileSync(join(codeFolder, 'openapi.html'), apiPage(document));
}
