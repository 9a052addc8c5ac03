import * as z from 'zod';

/** Two teams of people. Each name costs two writes, and a transaction has 100; a longer list would restrict nothing. */
export const MOST_NAMED = 30;

/** Colleagues, by the ids in their tokens. */
const Colleagues = z.array(z.string().trim().min(1).max(200)).max(MOST_NAMED);

/** Who may see a restricted case, whatever their role: one about a colleague's family or a well-known person (domain 5.3). */
export const Access = z.object({
  /** Only these people. If absent: everyone whose role allows it. Never empty, because every case has an owner (law 1). */
  only: Colleagues.min(1).optional(),
  /** People who may never see it, because it is about them or their family. */
  never: Colleagues.optional(),
});
export type Access = z.infer<typeof Access>;
