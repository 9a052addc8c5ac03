import { decisionDue } from '#functions/casework/index.ts';
import { type Acknowledged, acknowledge } from '#functions/correspondence/index.ts';
import { canonicalJson } from '#functions/platform/canonical.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest, newId, newSalt, tokenFor } from '#functions/platform/identifiers.ts';
import { type Filed, type Filing, Receipt } from '#functions/platform/store/filing.ts';
import { mayNotGo, recipientOf, whatFormCallsFor } from '#functions/safety/index.ts';
import type { Actor } from '#schemas/actor.ts';
import type { ReferralReceipt } from '#schemas/api/public/receipt.ts';
import type { Case } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { type PersonOnForm, peopleOn } from '#schemas/forms/people.ts';
import { keptLeftover, parseReferral, type ReferralFacts, referralFacts } from '#schemas/forms/referral.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';
import { caseHead } from './case-head.ts';
import { onceFor } from './once-for.ts';

/** What this door needs of the world. */
export interface SubmitDeps {
  readonly form: FormDefinition;
  readonly council: Council;
  readonly onlineForm: () => Promise<{ readonly open: boolean }>;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
  readonly file: (actor: Actor, filing: Filing, now: Date) => Promise<Filed>;
  readonly noteRepeat: (
    actor: Actor,
    once: { kind: string; hash: string },
    reference: string,
    now: Date,
  ) => Promise<void>;
  readonly newReference: () => Reference;
}

/** The online form may be shut; an agency's system never is (S15). */
export type SubmitDoor = { door: 'web' } | { door: 'agency'; client: string };

export interface Submitted {
  readonly status: 201;
  readonly body: ReferralReceipt;
}

/** The same body within this time is the same referral (law 2); an upload token lives as long. */
const SAME_WITHIN_MS = 24 * 3_600_000;
/** A clash of random references is settled by drawing again; three in a row cannot happen by chance. */
const DRAWS = 3;

/**
 * Files one referral sent as JSON: parse, one conditional transaction, 201 with its receipt. Sent again (same
 * `Idempotency-Key` and body, or within 24 hours the same body) it answers with the first receipt.
 * @throws Problem 503 when the online form is shut, 422 with every field at fault, 422 for a key used with another body
 */
export async function submit(deps: SubmitDeps, request: Request, from: SubmitDoor): Promise<Submitted> {
  if (from.door === 'web' && !(await deps.onlineForm()).open) throw shut(deps.council);
  const parsed = parseReferral(deps.form, request.body, from.door);
  if (!parsed.ok)
    throw new Problem(422, 'form-incomplete', 'Some answers are missing or cannot be read.', { errors: parsed.faults });

  const actor: Actor = from.door === 'agency' ? { kind: 'agency', id: from.client } : { kind: 'public' };
  const canonical = Buffer.from(canonicalJson(request.body));
  const bodyHash = digest(canonical);
  const sender = from.door === 'agency' ? from.client : 'public';
  const once = onceFor({ door: from.door, sender }, request.headers['idempotency-key'], bodyHash);
  const now = request.receivedAt;
  const settings = await deps.clock();
  const decisionDueAt = decisionDue(now, settings).toISOString();
  const facts = referralFacts(parsed.answers, parsed);
  const arrived = { head: { receivedAt: now.toISOString(), decisionDueAt }, now };
  const about = { form: deps.form, door: from.door, answers: parsed.answers };
  const { selfReferralAge } = settings;
  const calls = whatFormCallsFor({ definition: deps.form, ...parsed }, { ...arrived, selfReferralAge }, facts);
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const head = caseHead({ ...arrived.head, ...about, reference: deps.newReference(), facts, calls });
    const acknowledged = acknowledgement(head, facts, peopleOn([{ number: 1, answers: parsed.answers }]), now);
    const salt = newSalt();
    const token = tokenFor(salt, canonical);
    const tokenUntil = new Date(now.getTime() + SAME_WITHIN_MS);
    const receipt: Receipt = {
      reference: head.reference,
      receivedAt: head.receivedAt,
      decisionDueAt: head.decisionDueAt,
      bodyHash,
      salt,
      tokenHash: digest(token),
      tokenUntil: tokenUntil.toISOString(),
    };
    const filed = await deps.file(
      actor,
      {
        head,
        once: { ...once, until: Math.floor(tokenUntil.getTime() / 1000), holds: receipt },
        forms: [
          {
            number: 1,
            formId: deps.form.id,
            formVersion: deps.form.version,
            documentId: null,
            readAt: now.toISOString(),
            answers: parsed.answers,
            leftovers: parsed.leftovers.map(keptLeftover),
          },
        ],
        ...(acknowledged.outbound ? { outbound: [acknowledged.outbound] } : {}),
        tasks: [...acknowledged.tasks, ...calls.tasks],
        timeline: [{ id: newId(now), at: now.toISOString(), what: 'received', by: from.door }],
        upload: { tokenHash: receipt.tokenHash, tokenUntil: receipt.tokenUntil },
      },
      now,
    );
    if (filed.filed === 'now') return answer(deps.council, receipt, token, parsed.warnings);
    if (filed.filed === 'before') {
      const first = Receipt.parse(filed.holds);
      if (first.bodyHash !== bodyHash) {
        throw new Problem(422, 'key-used', 'This Idempotency-Key was used for another referral. Send a new key.');
      }
      await deps.noteRepeat(actor, once, first.reference, now);
      return answer(deps.council, first, tokenFor(first.salt, canonical), parsed.warnings);
    }
  }
  throw new Error('three references in a row were taken');
}

/**
 * It goes by itself when they said that the address is safe, and never into a household that must not be told: a neighbour may
 * be an aunt, and anybody unnamed a parent (law 7).
 */
function acknowledgement(head: Case, facts: ReferralFacts, people: readonly PersonOnForm[], now: Date): Acknowledged {
  const about = {
    id: newId(now),
    reference: head.reference,
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
    now,
  };
  const { referrerEmail: to, emailIsSafe } = facts;
  if (to === undefined) return acknowledge(about, { no: 'no_address' });
  if (!emailIsSafe) return acknowledge(about, { no: 'not_said_safe' });
  const recipient = recipientOf(facts.referrerType);
  const no = mayNotGo(
    { kind: 'acknowledgement', to, recipient },
    { door: head.door, flags: new Set(head.flags), people, contacts: [] },
    now,
  );
  return acknowledge(about, no === undefined ? { address: to, recipient } : { no });
}

function answer(council: Council, receipt: Receipt, token: string, warnings: ReferralReceipt['warnings']): Submitted {
  return {
    status: 201,
    body: {
      reference: receipt.reference,
      receivedAt: receipt.receivedAt,
      decisionDueAt: receipt.decisionDueAt,
      // Nobody has read it yet, at whatever hour: whoever waits for us must know.
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
