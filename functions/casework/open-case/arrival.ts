import type { EndDraft } from '#functions/platform/store/draft-end.ts';
import type { ToLookAt } from '#functions/platform/store/look-at-files.ts';
import { type NotByItself, recipientOf, type whatFormCallsFor } from '#functions/safety/index.ts';
import type { Case, CaseFlag, Door, FormRecord, Task, TimelineCode } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { keptLeftover, type ParsedReferral, type ReferralFacts, referralFacts } from '#schemas/forms/referral.ts';
import type { InboundMessage, Recipient } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';

/** What a door says about an arrival. Everything else of the case follows from it, by the same rules for every door. */
export interface Arrival {
  readonly door: Door;
  /** When the door took it, which may be before now (law 0). */
  readonly receivedAt: Date;
  /** The deadline that its sender was given, if it was filed before. */
  readonly decisionDueAt?: Date;
  readonly once: Once;
  /** The reference that the sender got before the case was opened. */
  readonly promised?: Reference;
  /** Its content: a form, or the words around something that is not opened yet. */
  readonly says: { readonly form: ArrivedForm } | { readonly words: readonly string[] };
  readonly acknowledge: AcknowledgeTo;
  /** Parts of the head that only this door knows. */
  readonly own?: Partial<Pick<Case, 'team' | 'links' | 'channel' | 'liquidlogicId' | 'draft' | 'sender'>>;
  readonly message?: Placed<InboundMessage> & { readonly openBy: string; readonly messageIdHash?: string | undefined };
  readonly document?: Placed<CaseDocument> & { readonly scanBy?: string };
  /** The slot that the file came into. */
  readonly slot?: string;
  /** Ends the draft that it was taken down in, with the filing. */
  readonly endDraft?: EndDraft;
  /** Opens uploads to the case. */
  readonly upload?: { readonly tokenHash: string; readonly tokenUntil: string };
  /** Other tasks that the door asks of people, on the case's own clock. */
  readonly besides?: (head: OpenedHead) => Besides;
  /** The first lines of its timeline; by default, that it was received. */
  readonly lines?: readonly Line[];
}

/** What makes it filed only once (law 2), and what a repeat is answered with. */
export interface Once {
  readonly kind: string;
  readonly hash: string;
  /** The digest of the request, where the same key with another body is refused. */
  readonly bodyHash?: string;
  /** When it may be filed again; absent means never. */
  readonly until?: Date;
  readonly holds?: Readonly<Record<string, unknown>>;
  /** Whether a repeat leaves a line on the timeline. */
  readonly noted?: boolean;
}

/** Who gets the acknowledgement: one address, a person decides how (law 7), or nobody waits for an answer. */
export type AcknowledgeTo =
  | { readonly address: string; readonly recipient: Recipient; readonly inReplyTo?: string | undefined }
  | { readonly no: NotByItself }
  | 'nobody';

/** A form that came, and the case's record of it. */
export type ArrivedForm = Parameters<typeof whatFormCallsFor>[0] & {
  readonly facts: ReferralFacts;
  readonly record: FormRecord;
};

/** An item of the case, before the case has a reference. */
type Placed<Item extends { reference: Reference }> = { readonly item: Omit<Item, 'reference'> };

export type OpenedHead = Pick<Case, 'reference' | 'team' | 'receivedAt' | 'decisionDueAt' | 'links'>;

export interface Besides {
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  readonly lookAt?: ToLookAt | undefined;
}

export interface Line {
  readonly what: TimelineCode;
  readonly at?: Date;
  readonly by?: string;
  readonly detail?: string;
}

/** Returns a form that was sent as JSON, with its record. */
export function formAsSent(
  definition: FormDefinition,
  parsed: Extract<ParsedReferral, { ok: true }>,
  now: Date,
): ArrivedForm {
  return {
    definition,
    ...parsed,
    facts: referralFacts(parsed.answers, parsed),
    record: {
      number: 1,
      formId: definition.id,
      formVersion: definition.version,
      documentId: null,
      readAt: now.toISOString(),
      answers: parsed.answers,
      leftovers: parsed.leftovers.map(keptLeftover),
    },
  };
}

/** Returns a form that was filed before, by its record. */
export function formAsFiled(definition: FormDefinition, record: FormRecord): ArrivedForm {
  return { definition, ...record, facts: referralFacts(record.answers, record), record };
}

/** Returns the referrer's address if they said that it is safe; they get an email there. */
export function referrerOf({ referrerEmail: address, emailIsSafe, referrerType }: ReferralFacts): AcknowledgeTo {
  if (address === undefined) return { no: 'no_address' };
  return emailIsSafe ? { address, recipient: recipientOf(referrerType) } : { no: 'not_said_safe' };
}
