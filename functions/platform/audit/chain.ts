import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';
import { digest } from '../identifiers.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a link keeps of an entry: its id, and the hash of its content. */
export const SealedEntry = z.object({ id: z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/), hash: Hash });
export type SealedEntry = z.infer<typeof SealedEntry>;

/** One link of the chain over the audit: some entries in order, tied to the previous link by its hash (law 5). */
export const ChainLink = z.object({
  sequence: z.number().int().min(1),
  previous: Hash,
  entries: z.array(SealedEntry).min(1).max(100),
  at: Instant,
  hash: Hash,
});
export type ChainLink = z.infer<typeof ChainLink>;

/** The previous hash of the first link. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** Returns the SHA-256 over all of a link except the hash itself. */
export function hashOfLink({ sequence, previous, entries, at }: Omit<ChainLink, 'hash'>): string {
  return digest('audit-link-1', String(sequence), previous, at, ...entries.flatMap(({ id, hash }) => [id, hash]));
}

/** Returns the link that follows `head`, or the first. */
export function linkAfter(head: ChainLink | undefined, entries: readonly SealedEntry[], now: Date): ChainLink {
  const link = {
    sequence: (head?.sequence ?? 0) + 1,
    previous: head?.hash ?? BEFORE_THE_FIRST,
    entries: entries.map(({ id, hash }) => ({ id, hash })),
    at: now.toISOString(),
  };
  return { ...link, hash: hashOfLink(link) };
}

/** A link as it is kept where nobody can change it: signed, in the Object Lock bucket. */
export const Segment = z.object({
  version: z.literal(1),
  link: ChainLink,
  keyId: z.string().max(2048),
  algorithm: z.literal('ECDSA_SHA_256'),
  /** DER, base64. */
  signature: z.base64().max(1000),
});
export type Segment = z.infer<typeof Segment>;

/** Returns the text that the signature covers: the link's number and its hash, which covers the rest. */
export function signedText({ sequence, hash }: Pick<ChainLink, 'sequence' | 'hash'>): string {
  return `front-door-audit-1:${sequence}:${hash}`;
}

/** Returns the key of a link's segment in the audit bucket; twelve digits, so that keys sort like numbers. */
export const segmentKey = (sequence: number) => `segments/${String(sequence).padStart(12, '0')}.json`;

/** Returns the key of a copy of the newest segment, which nobody may remove: it proves where the chain ends. */
export const headKey = (sequence: number) => segmentKey(sequence).replace('segments/', 'heads/');
