import * as z from 'zod';
import { Colleague } from '#schemas/colleague.ts';
import { StaffId } from './colleagues.ts';
import { Cursor, Limit, NextCursor } from './paging.ts';
import { Reason } from './reason.ts';

/** What may be asked of the directory. */
export const DirectoryQuery = z.object({ limit: Limit, cursor: Cursor });

/** A colleague as the directory shows them. */
export const ColleagueShown = z
  .object({
    id: StaffId.describe('The id of their token, by which work is given to them.'),
    name: z.string().nullable().describe('`null` until their sign-in or an administrator gives one.'),
    roles: Colleague.shape.roles.unwrap().describe('As their last sign-in had them.'),
    seenOn: z.iso
      .date()
      .nullable()
      .describe('The day of their last sign-in; `null` for somebody who has not signed in yet.'),
    endedAt: z.iso
      .datetime()
      .nullable()
      .describe('Since when they may do nothing here; such a colleague is given no work.'),
  })
  .meta({ id: 'Colleague', description: 'Somebody in the directory of colleagues.' });
export type ColleagueShown = z.infer<typeof ColleagueShown>;

/** A page of the directory. */
export const Directory = z.object({ colleagues: z.array(ColleagueShown), cursor: NextCursor });
export type Directory = z.infer<typeof Directory>;

/** Who is entered, and as what they are known. In the body: an id may be made of an email address (law 4). */
export const EnterColleague = z.strictObject({ id: StaffId, name: z.string().trim().min(1).max(200) });

/** Whose access ends, or begins again, and why. */
export const EndColleague = z.strictObject({ id: StaffId, why: Reason });
