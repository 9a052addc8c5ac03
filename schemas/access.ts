import * as z from 'zod';

/** A team or two: each name is two writes of the transaction's 100, and a record that more may see is kept from nobody. */
export const MOST_NAMED = 30;

/** People, by the ids of their tokens. */
const Colleagues = z.array(z.string().trim().min(1).max(200)).max(MOST_NAMED);

/** Who may see a case, whatever roles allow others (domain 5.3: a colleague's own family, somebody whom everybody knows). */
export const Access = z.object({
  /** These and nobody else; absent is whoever's role allows it. Never empty: a case is never nobody's (law 1). */
  only: Colleagues.min(1).optional(),
  /** Never these: it is about them, or about people of theirs. */
  never: Colleagues.optional(),
});
export type Access = z.infer<typeof Access>;
