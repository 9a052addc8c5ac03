import { openCouncil } from '#functions/platform/council.ts';
import { BY_CONSOLE } from '#functions/platform/http/by-console.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLog } from '#functions/platform/log.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { forms } from '#schemas/forms/forms.ts';
import { blankForms } from './blank-form/blank-form.ts';
import { issuedForms } from './blank-form/issued-form.ts';
import { writeBlankForm } from './word/index.ts';

const tables = openTables();
const council = openCouncil(tables);
const serve = blankForms({ forms, council, write: writeBlankForm });
/** For staff, behind the JWT authorizer: nothing of a case is in it but the reference that they ask with. */
const door = openStaffDoor(tables);
const issue = issuedForms({ door, forms, council, write: writeBlankForm });
/** Lets in who comes round CloudFront too: it gives everybody the same, and a role that can read our secret could read more. */
const letIn = async () => undefined;

export const handler = endpoint(
  openLog('documents/blank-form'),
  (request) => (request.path.reference === undefined ? serve(request) : issue(request)),
  { letIn, ...BY_CONSOLE },
);
