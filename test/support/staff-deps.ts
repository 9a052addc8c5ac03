import type { S3Client } from '@aws-sdk/client-s3';
import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import { staffStore } from '#functions/casework/api/staff-store.ts';
import { clockIn } from '#functions/casework/clock/clock-of.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { admitting } from '#functions/platform/http/staff-door.ts';
import { presignGet } from '#functions/platform/object-links.ts';
import { newestVersion, openObjects, readObject } from '#functions/platform/objects.ts';
import { noteSignIn, readColleague, readDirectory } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { NO_QUEUES } from '#schemas/standing-queues.ts';
import { council, deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from './as-job.ts';
import { openings } from './casework-over.ts';
import { localS3 } from './local-buckets.ts';
import { LOOKUP_KEYS } from './lookup-world.ts';

/** Returns the clients of buckets, made once: a client takes longer to make than a request to send. */
const clients = () => {
  made ??= {
    objects: openObjects(localS3()),
    links: { client: localS3({ requestChecksumCalculation: 'WHEN_REQUIRED' }) },
  };
  return made;
};
let made: { objects: ReturnType<typeof openObjects>; links: { client: S3Client } } | undefined;

/** Returns the staff API over real tables and buckets. */
export function staffDepsOver(on: Tables): StaffDeps {
  const { objects, links } = clients();
  return {
    ...staffStore(asJob('CaseworkApi', on), council, openings()),
    issuer: 'https://sign-in.example',
    audience: 'front-door',
    rolePrefix: '',
    admit: admitting({
      read: (id) => readColleague(on, id),
      note: ({ staff, name }, day) => noteSignIn(on, { ...staff, name }, day),
    }),
    professionalDomains: ['gov.uk'],
    council: async () => council,
    deployedCouncil,
    cursors: cursorsWith(async () => LOOKUP_KEYS),
    lookupKeys: async () => LOOKUP_KEYS,
    newest: (place) => newestVersion(objects, place),
    object: (object, maxBytes) => readObject(objects, object, maxBytes),
    link: (...about) => presignGet(links, ...about),
    homeAuthority: 'E06000016',
    area: async () => ({ home: 'E06000016', authorityOf: () => undefined }),
    directory: () => readDirectory(on),
    caseClocks: async () => (head, at) => clockIn(NO_QUEUES, head, at, CLOCK_DEFAULTS),
  };
}
