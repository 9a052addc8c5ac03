import * as z from 'zod';
import { formAsSent, type OpenCase, onceFor, referrerOf } from '#functions/casework/index.ts';
import { canonicalJson } from '#functions/platform/canonical.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest, newSalt, tokenFor } from '#functions/platform/identifiers.ts';
import type { Actor } from '#schemas/actor.ts';
import type { ReferralReceipt } from '#schemas/api/public/receipt.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { parseReferral } from '#schemas/forms/referral.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';

/** The dependencies of this door. */
export interface SubmitDeps {
  readonly form: FormDefinition;
  readonly council: () => Promise<Council>;
  readonly onlineForm: () => Promise<{ readonly open: boolean }>;
  /** The store, as the sender. */
  readonly as: (actor: Actor) => { readonly openCase: OpenCase };
}

/** The online form may be closed; an agency's door never is (S15). */
export type SubmitDoor = { door: 'web' } | { door: 'agency'; client: string };

export interface Submitted {
  readonly status: 201;
  readonly body: ReferralReceipt;
}

/** The same body within this time is the same referral (law 2); an upload token is valid as long. */
const SAME_WITHIN_MS = 24 * 3_600_000;

/** What a repeat is answered with: the first request's case, and the salt and end of its upload token (`tokenFor`). */
const Receipt = z.object({
  reference: Reference,
  receivedAt: Instant,
  decisionDueAt: Instant,
  salt: z.string(),
  tokenUntil: Instant,
});
type Receipt = z.infer<typeof Receipt>;

/**
 * Files one referral sent as JSON and answers 201 with its receipt. A repeat gets the first receipt: the same `Idempotency-Key` and
 * body, or the same body within 24 hours.
 * @throws Problem 503 when the online form is closed, 422 with every field at fault, 422 for a key used with another body
 */
export async function submit(deps: SubmitDeps, request: Request, from: SubmitDoor): Promise<Submitted> {
  if (from.door === 'web' && !(await deps.onlineForm()).open) throw shut(await deps.council());
  const parsed = parseReferral(deps.form, request.body, from.door);
  if (!parsed.ok)
    throw new Problem(422, 'form-incomplete', 'Some answers are missing or cannot be read.', { errors: parsed.faults });

  const now = request.receivedAt;
  const actor: Actor = from.door === 'agency' ? { kind: 'agency', id: from.client } : { kind: 'public' };
  const canonical = canonicalJson(request.body);
  const sender = from.door === 'agency' ? from.client : 'public';
  const once = onceFor({ door: from.door, sender }, request.headers['idempotency-key'], digest(canonical));
  const until = new Date(now.getTime() + SAME_WITHIN_MS);
  const salt = newSalt();
  const token = tokenFor(salt, canonical);
  const upload = { tokenHash: digest(token), tokenUntil: until.toISOString() };
  const form = formAsSent(deps.form, parsed, now);
  const opened = await deps.as(actor).openCase(
    {
      door: from.door,
      receivedAt: now,
      once: { ...once, until, holds: { salt, tokenUntil: upload.tokenUntil }, noted: true },
      says: { form },
      acknowledge: referrerOf(form.facts),
      upload,
    },
    now,
  );
  if (opened.opened === 'now')
    return answer(await deps.council(), { ...opened, salt, tokenUntil: upload.tokenUntil }, token, parsed.warnings);
  const first = Receipt.parse(opened.holds);
  return answer(await deps.council(), first, tokenFor(first.salt, canonical), parsed.warnings);
}

function answer(council: Council, receipt: Receipt, token: string, warnings: ReferralReceipt['warnings']): Submitted {
  return {
    status: 201,
    body: {
      reference: receipt.reference,
      receivedAt: receipt.receivedAt,
      decisionDueAt: receipt.decisionDueAt,
      // Nobody has read it yet, at any hour: the referrer must know this while they wait.
      whatHappensNext: `${council.hours} Nobody has read this yet. A duty social worker reads it and decides what to do by the time given. They may ask you for more. If a child is in danger now, telephone 999.`,
      telephone: council.telephone,
      uploads: { token, until: receipt.tokenUntil, path: `/referrals/${receipt.reference}/uploads` },
      warnings,
    },
  };
}

function shut(council: Council): Problem {
  return new Problem(
    503,
    'online-form-shut',
    'The online form is not open. Telephone us, or send the Word form by email.',
    {
      telephone: council.telephone,
      wordForm: council.wordFormUrl,
      mailbox: council.mailbox,
      emergency: 'If a child is in danger now, telephone 999.',
    },
  );
}
