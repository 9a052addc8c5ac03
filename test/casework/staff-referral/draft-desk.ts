import * as z from 'zod';
import { draftDue } from '#functions/casework/clock/draft-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { draftKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed } from '#functions/platform/store/timers.ts';
import type { Role } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

/** When every draft of a test is begun. */
export const BEGUN = new Date('2026-11-23T14:00:00.000Z');
export const later = (minutes: number) => new Date(BEGUN.getTime() + minutes * 60_000);
export const FORM = 'early-help-and-social-care';

const Body = z.looseObject({
  id: z.string().optional(),
  reference: Reference.optional(),
  filedBefore: z.boolean().optional(),
  left: z.unknown().optional(),
});

export interface Ask {
  readonly at?: Date;
  readonly subject?: string;
  readonly as?: Role;
  readonly tag?: string;
  readonly body?: unknown;
}

export const rowIds = (rows: unknown) =>
  z
    .array(z.looseObject({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);

/** Returns what people and the clock do with drafts over tables. */
export function draftsOver(tables: Tables) {
  async function ask(route: string, id: string, { at = BEGUN, subject = 'taker', as, tag = '"1"', body }: Ask = {}) {
    try {
      const answer = await visit(staffDepsOver(tables), route, {
        as: as ?? 'screening_officer',
        subject,
        path: { id },
        headers: { 'if-match': tag },
        body,
        at,
      });
      return { status: answer.status, code: undefined, tag: answer.headers?.etag ?? '', body: Body.parse(answer.body) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { status: error.status, code: error.code, tag: '', body: Body.parse(error.body()) };
    }
  }

  const begin = async (given: Ask = {}) => {
    const { body } = await ask('POST /admin/drafts', '', { body: { channel: 'phone', form: FORM }, ...given });
    return body.id ?? '';
  };
  const save = (id: string, answers: unknown, given: Ask = {}) =>
    ask('PUT /admin/drafts/{id}', id, { body: { channel: 'phone', answers }, ...given });
  const file = (id: string, given: Ask = {}) =>
    ask('POST /admin/drafts/{id}/file', id, { body: { acknowledged: true }, ...given });
  /** Lets the clock look at a draft once. */
  async function sweep(id: string, at: Date) {
    const timed = await readTimed(tables, draftKey(id), 'draft');
    if (timed === undefined) return 'no timer';
    if (timed.timerAt > at.toISOString()) return 'not due';
    return draftDue(sweepStore(asJob('CaseworkClock', tables), council), timed, at);
  }

  return { ask, begin, save, file, sweep };
}
