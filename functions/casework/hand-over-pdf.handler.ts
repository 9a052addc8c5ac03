import { readFileSync } from 'node:fs';
import { BY_CONSOLE } from '#functions/platform/http/by-console.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLog } from '#functions/platform/log.ts';
import { readCase } from '#functions/platform/store/reading.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { PRINT_ROUTES, type PrintDeps } from './api/hand-over-pdf.ts';
import { answerStaff } from './api/staff-request.ts';
import { printHandOver } from './hand-over/print/print.ts';

const tables = openTables();
/** The fonts lie beside the code (infra/pipeline/casework.ts). */
const font = (name: string) => readFileSync(new URL(name, import.meta.url));
const fonts = { regular: font('DejaVuSans.ttf'), bold: font('DejaVuSans-Bold.ttf') };
const print: PrintDeps['print'] = (pack, made) => printHandOver(pack, fonts, made);
const deps = { ...openStaffDoor(tables), ...openStore(tables, { readCase }), print };

/** Answers with the hand-over pack as a PDF, behind the JWT authorizer. */
export const handler = endpoint(
  openLog('casework/hand-over-pdf'),
  (request) => answerStaff(PRINT_ROUTES, deps, request),
  BY_CONSOLE,
);
