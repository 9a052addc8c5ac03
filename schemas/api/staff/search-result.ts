import * as z from 'zod';
import { CaseRow } from './case-row.ts';
import { SearchTerms } from './search.ts';

/**
 * How closely an answer matches a search term. `part`: only a part of the term, such as the building of a flat, or a school's name
 * without its kind.
 */
export const Likeness = z.enum(['exact', 'swapped', 'transposed', 'phonetic', 'part', 'surname']);
export type Likeness = z.infer<typeof Likeness>;

/** A reason why a case was found: the search term, and how closely it matches. */
export const Why = z.object({ term: SearchTerms.keyof(), likeness: Likeness });
export type Why = z.infer<typeof Why>;

/** The cases that a search found, closest match first. */
export const SearchFound = z.object({
  cases: z.array(CaseRow.extend({ why: z.array(Why).min(1) })),
  hidden: z.number().int().describe('The number of matches in cases that you may not see.'),
  more: z.boolean().describe('Whether there may be more matches. If so, add another term to narrow the search.'),
});
export type SearchFound = z.infer<typeof SearchFound>;
