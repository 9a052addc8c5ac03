import * as z from 'zod';
import { CaseRow } from './case-row.ts';
import { SearchTerms } from './search.ts';

/** How what was found is like what was looked for. */
export const Likeness = z.enum(['exact', 'swapped', 'transposed', 'phonetic', 'surname']);
export type Likeness = z.infer<typeof Likeness>;

/** How a case is like what was looked for: one term, and how its answer stands there. */
export const Why = z.object({ term: SearchTerms.keyof(), likeness: Likeness });
export type Why = z.infer<typeof Why>;

/** What was found, the most alike first. */
export const SearchFound = z.object({
  cases: z.array(CaseRow.extend({ why: z.array(Why).min(1) })),
  hidden: z.number().int().describe('How many matches belong to cases that you may not see.'),
  more: z.boolean().describe('There may be more matches. Add another term to narrow the search.'),
});
export type SearchFound = z.infer<typeof SearchFound>;
