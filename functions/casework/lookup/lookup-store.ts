import { openAsksOf } from '#functions/platform/store/asks.ts';
import { changeBoth, changeCase } from '#functions/platform/store/changing.ts';
import { writeMaskedGlance } from '#functions/platform/store/glances.ts';
import { caseHead, messagesOf } from '#functions/platform/store/mail.ts';
import { flagForMatches, lookOnceMore, matchedCase, matchesOf } from '#functions/platform/store/matching.ts';
import { readDocuments } from '#functions/platform/store/opening.ts';
import { casesToRenew } from '#functions/platform/store/outdated-tokens.ts';
import { readSlot } from '#functions/platform/store/slots.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { noteSweep } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import {
  askForTokens,
  endLookup,
  formsOf,
  readTokensMade,
  standingUnder,
  tokensOf,
  writeTokens,
} from '#functions/platform/store/tokens.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for making search tokens and looking for known children. */
export const lookupStore = (tables: Tables) =>
  openStore(tables, {
    askForTokens,
    caseHead,
    casesToRenew,
    changeBoth,
    changeCase,
    endLookup,
    flagForMatches,
    formsOf,
    lookOnceMore,
    matchedCase,
    matchesOf,
    messagesOf,
    noteSweep,
    openAsksOf,
    readDocuments,
    readSlot,
    readTokensMade,
    standingUnder,
    timedKeys,
    tokensOf,
    writeMaskedGlance,
    writeTokens,
  }).as(service('casework/lookup'));
