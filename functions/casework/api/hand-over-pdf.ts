import type { Answer } from '#functions/platform/http/endpoint.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { HandOverOf } from '#schemas/api/staff/hand-over.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { TooLongToPrintError } from '../hand-over/print/too-long.ts';
import { packToGive } from './hand-over.ts';
import { parseQuery } from './page.ts';
import type { Visit } from './staff-context.ts';
import type { Route } from './staff-request.ts';
import { tooLong } from './too-long.ts';

type PrintStore = Pick<Store, 'readCase'>;

/** The dependencies of the printed hand-over. */
export interface PrintDeps extends StaffDoor {
  /** @throws TooLongToPrintError */
  readonly print: (pack: HandOverPack, made: Date) => Promise<Uint8Array>;
}

/** A Lambda answers at most 6 MB, and a file leaves as base64, a third longer. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * `GET /admin/cases/{reference}/hand-over.pdf`: returns the pack of one child as a PDF. Its name holds only the case's reference
 * (S30, domain 5.4).
 */
async function showHandOverPdf(visit: Visit<PrintStore>, deps: PrintDeps): Promise<Answer> {
  const pack = await packToGive(visit, 'pdf', parseQuery(HandOverOf, visit));
  const file = await printed(deps, pack, visit.now);
  if (file.byteLength > MOST_BYTES) throw tooLong();
  return {
    status: 200,
    file,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${pack.reference}-hand-over.pdf"`,
    },
  };
}

async function printed({ print }: PrintDeps, pack: HandOverPack, now: Date): Promise<Uint8Array> {
  try {
    return await print(pack, now);
  } catch (error) {
    if (error instanceof TooLongToPrintError) throw tooLong();
    throw error;
  }
}

/** The routes of the job that prints. It alone carries fonts, so no other job waits for them to load. */
export const PRINT_ROUTES: Readonly<
  Record<'GET /admin/cases/{reference}/hand-over.pdf', Route<PrintDeps, PrintStore>>
> = {
  'GET /admin/cases/{reference}/hand-over.pdf': { action: 'hand_over', query: HandOverOf, respond: showHandOverPdf },
};
