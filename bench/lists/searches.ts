import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { askedKeys } from '#functions/casework/lookup/asked-keys.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import { lookAfter } from '#functions/casework/lookup/make-tokens.ts';
import { tokensToAsk } from '#functions/casework/lookup/tokens.ts';
import { openLog } from '#functions/platform/log.ts';
import { searchCases } from '#functions/platform/store/searching.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';
import { Reference } from '#schemas/reference.ts';
import { newReferral } from '../intake/referral.ts';

const KEYS = { current: { generation: 1, secret: 'of the bench alone, thirty-two and more' } };
const word = () => Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('');

/** Returns a child who is in no other case, so that every round costs as much as the first. */
export interface OwnChild {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
}

export function ownChild(): OwnChild {
  const of = (most: number) => String(1 + randomInt(most)).padStart(2, '0');
  return { firstName: word(), lastName: word(), dateOfBirth: `20${10 + randomInt(15)}-${of(12)}-${of(28)}` };
}

const Children = z.tuple([z.looseObject({})]).rest(z.unknown());

/** Returns a whole referral about that child, without the numbers and address of the fixtures' child, which would match other rounds. */
export function referralOf(child: OwnChild): Record<string, unknown> {
  const referral = newReferral();
  const [{ nhsNumber: _number, upn: _upn, homePostcode: _postcode, ...rest }] = Children.parse(referral.children);
  return { ...referral, children: [{ ...rest, ...child }] };
}

/** Makes a case's search tokens, and looks for others about the same child. */
export function makeTokens(tables: Tables, reference: string): Promise<unknown> {
  return lookAfter(
    {
      keys: async () => KEYS,
      ...lookupStore(tables),
      now: () => new Date(),
      copy: async ({ toCopy: _copied, ...made }) => made,
      log: openLog('bench'),
    },
    Reference.parse(reference),
  );
}

/** Searches for the child by name and date of birth, as the staff API does. */
export async function searchFor(tables: Tables, child: OwnChild, reference: string): Promise<void> {
  const terms = SearchTerms.parse({ name: `${child.firstName} ${child.lastName}`, dateOfBirth: child.dateOfBirth });
  const tokens = [...new Set(askedKeys(terms).flatMap(({ key }) => tokensToAsk(KEYS, key)))];
  const asked = { tokens, kinds: 'dateOfBirth,name' };
  const { heads } = await searchCases({ ...tables, actor: service('bench') }, asked, { now: new Date() });
  if (!heads.has(reference)) throw new Error('the child was not found');
}
