import * as z from 'zod';
import { Colleague } from '#schemas/colleague.ts';
import { Changed } from './changed.ts';
import { Cursor, Limit, NextCursor } from './paging.ts';
import { Reason } from './reason.ts';
import { StaffId } from './texts.ts';

/** The query parameters of the directory. */
export const DirectoryQuery = z.object({ limit: Limit, cursor: Cursor });

/** A colleague in the directory. */
export const ColleagueShown = z
  .object({
    id: StaffId.describe('The id in their token. Use it to assign work to them.'),
    name: z.string().nullable().describe('`null` until their sign-in or an administrator gives one.'),
    roles: Colleague.shape.roles.unwrap().describe('Their roles at the last sign-in.'),
    seenOn: z.iso.date().nullable().describe('The day of their last sign-in; `null` before the first.'),
    ...Changed.shape,
    endedAt: z.iso
      .datetime()
      .nullable()
      .describe('When their access ended; `null` if it has not. They can be given no more work.'),
  })
  .meta({ id: 'Colleague', description: 'A person in the directory of colleagues.' });
export type ColleagueShown = z.infer<typeof ColleagueShown>;

/** A page of the directory. */
export const Directory = z.object({ colleagues: z.array(ColleagueShown), cursor: NextCursor });
export type Directory = z.infer<typeof Directory>;

/** Everybody in the directory by name: for a choice of colleagues, and for the names behind ids. */
export const Names = z.object({
  colleagues: z.array(
    ColleagueShown.pick({ id: true, roles: true }).extend({
      name: z.string().describe('Their name; without one, their id.'),
      ended: z.boolean().describe('Whether their access has ended: they can be given no more work.'),
    }),
  ),
});
export type Names = z.infer<typeof Names>;

/** The body that enters a colleague. The id is in the body, because it may be an email address (law 4). */
export const EnterColleague = z.strictObject({ id: StaffId, name: z.string().trim().min(1).max(200) });

/** The body that ends or restores the access of a colleague. */
export const EndColleague = z.strictObject({ id: StaffId, why: Reason });
