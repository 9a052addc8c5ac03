import { openAsksOf } from '#functions/platform/store/asks.ts';
import { changeBoth, changeCase } from '#functions/platform/store/changing.ts';

import { messagesOf, readCaseHead } from '#functions/platform/store/mail.ts';
import { flagForMatches, lookOnceMore, matchedCase, matchesOf } from '#functions/platform/store/matching.ts';
import { readDocuments } from '#functions/platform/store/opening.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import {
  endLookup,
  formsOf,
  readTokensMade,
  standingUnder,
  tokensOf,
  writeTokens,
} from '#functions/platform/store/tokens.ts';
import type { LookupDeps } from './make-tokens.ts';

/**
 * Returns what making tokens and looking for known children need of the table; the keys, the time and the log come from elsewhere.
 */
export function lookupOver(tables: Tables): Omit<LookupDeps, 'keys' | 'now' | 'log'> {
  return {
    made: (...about) => readTokensMade(tables, ...about),
    documents: (...about) => readDocuments(tables, ...about),
    forms: (...about) => formsOf(tables, ...about),
    messages: (actor, reference) => messagesOf(tables, actor, reference, 'in'),
    write: (...about) => writeTokens(tables, ...about),
    end: (...about) => endLookup(tables, ...about),
    standingUnder: (...about) => standingUnder(tables, ...about),
    tokensOf: (...about) => tokensOf(tables, ...about),
    matchesOf: (...about) => matchesOf(tables, ...about),
    caseHead: (...about) => readCaseHead(tables, ...about),
    matchedCase: (...about) => matchedCase(tables, ...about),
    flag: (...about) => flagForMatches(tables, ...about),
    openAsks: (...about) => openAsksOf(tables, ...about),
    changeCase: (...about) => changeCase(tables, ...about),
    changeBoth: (...about) => changeBoth(tables, ...about),
    lookOnceMore: (...about) => lookOnceMore(tables, ...about),
  };
}
