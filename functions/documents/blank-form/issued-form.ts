import * as z from 'zod';
import { staffFrom } from '#functions/platform/http/claims.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem, refuseUnknown } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';
import { formNamed, wordFile } from './blank-form.ts';

export interface IssuedFormDependencies {
  /** Whose staff may ask; their tokens are checked once more here, as on every staff route. */
  readonly door: StaffDoor;
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly council: () => Promise<Council>;
  /** Writes a form with the reference and the day it is wanted back in its header. */
  readonly write: (
    form: FormDefinition,
    issued: { readonly council: Council; readonly reference: Reference; readonly dueAt?: string | undefined },
  ) => Promise<Uint8Array>;
}

/**
 * Serves the blank form for one case: `GET /admin/cases/{reference}/forms/{name}?dueAt=2026-12-01`, with the reference in its header so
 * that the answer finds its case (domain S13a, S13b). It holds nothing of the case, and is the same if there is no such case.
 * @throws Problem 401 or 403 for anybody but our staff, 404 for an unknown form or a wrong reference, 400 for a day that does not exist
 */
export function issuedForms({
  door,
  forms,
  council,
  write,
}: IssuedFormDependencies): (request: Request) => Promise<Answer> {
  return async (request) => {
    const { path, query } = request;
    const person = staffFrom(request, door);
    refuseUnknown(query, { dueAt: true });
    await door.admit(person, request.receivedAt);
    const form = formNamed(forms, path.name);
    const reference = Reference.safeParse(path.reference);
    if (!reference.success) throw notFound();
    const dueAt = z.iso.date().optional().safeParse(query.dueAt);
    if (!dueAt.success) throw new Problem(400, 'bad-due-date', 'Give the day as 2026-12-01.');
    const bytes = await write(form, { council: await council(), reference: reference.data, dueAt: dueAt.data });
    return wordFile(bytes, `${form.id}-${reference.data}.docx`, { 'cache-control': 'private, no-store' });
  };
}
