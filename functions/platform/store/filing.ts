import * as z from 'zod';
import type { Case, Door, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { Glance } from '#schemas/glance.ts';
import type { InboundMessage, OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { CopiedClaim, type ToCopy } from '#schemas/referral-copy.ts';
import { auditWrite } from './audit.ts';
import type { EndDraft } from './draft-end.ts';
import {
  caseWrite,
  documentWrite,
  formWrite,
  inboundWrite,
  lookupWrite,
  onceWrite,
  outboundWrite,
  taskWrite,
  timed,
  timelineWrite,
} from './items.ts';
import { onceKey, uploadKey } from './keys.ts';
import { lookAtFilesWrite, type ToLookAt } from './look-at-files.ts';
import type { Acting, Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** A case with everything that is written in the one transaction that makes it. */
export interface Filing {
  readonly head: Case;
  readonly once: {
    readonly kind: string;
    readonly hash: string;
    readonly until?: number;
    readonly holds: Record<string, unknown>;
  };
  readonly forms?: readonly FormRecord[];
  /** What lists show of its form. */
  readonly glance?: Glance | undefined;
  /** An email's Message-ID: the first to bear it is remembered, a second with other content is linked to it (law 2). */
  readonly messageIdHash?: string;
  readonly inbound?: { readonly message: InboundMessage; readonly openBy: string };
  readonly document?: { readonly document: CaseDocument; readonly scanBy?: string };
  readonly slotReceived?: string;
  /** Ends the draft that it was taken down in, at the version that was read. A door without drafts does not carry the code. */
  readonly endDraft?: EndDraft | undefined;
  /** Opens uploads to this case: the token's hash, and until when. */
  readonly upload?: { readonly tokenHash: string; readonly tokenUntil: string };
  readonly outbound?: readonly OutboundMessage[];
  readonly tasks: readonly Task[];
  readonly lookAt?: ToLookAt | undefined;
  readonly timeline: readonly TimelineEntry[];
}

/**
 * Filed; or filed before, with the content of the once-item; or its draft has changed; or a clash: the reference is taken, or the
 * Message-ID, by the case given.
 */
export type Filed =
  | { readonly filed: 'now' }
  | { readonly filed: 'before'; readonly holds: unknown }
  | { readonly filed: 'stale' }
  | { readonly filed: 'clash'; readonly repeats?: Reference };

const HoldsReference = z.object({ reference: Reference });

/** Writes a case, its forms, message, document, outbox, tasks, timeline and audit entry, all or nothing (laws 1, 2 and 5). */
export async function fileCase(store: Acting, filing: Filing, now: Date): Promise<Filed> {
  const { reference } = filing.head;
  const [firstLine, ...lines] = filing.timeline;
  const writes: Write[] = [
    onceWrite(store, {
      ...filing.once,
      now: Math.floor(now.getTime() / 1000),
      holds: { item: 'once', ...filing.once.holds },
    }),
    // The next sweep looks at it first: from then on its decision clock is somebody's (law 6).
    caseWrite(store, filing.head, {
      forms: filing.forms?.length ?? 0,
      ...filing.upload,
      firstLine,
      glance: filing.glance,
      ...timed('decision', now.toISOString()),
    }),
    auditWrite(store, now, { action: 'file-case', reference }),
    ...(filing.messageIdHash === undefined ? [] : [messageIdWrite(store, filing.messageIdHash, reference)]),
    ...(filing.forms ?? []).map((form) => formWrite(store, reference, form)),
    lookupWrite(store, reference, now, toCopyOf(filing, now)),
    ...(filing.inbound ? [inboundWrite(store, filing.inbound.message, filing.inbound.openBy)] : []),
    ...(filing.document ? [documentWrite(store, filing.document.document, filing.document.scanBy)] : []),
    ...(filing.slotReceived ? [slotReceivedWrite(store, filing.slotReceived, reference)] : []),
    ...(filing.endDraft ? [filing.endDraft(store, reference)] : []),
    ...(filing.outbound ?? []).map((message) => outboundWrite(store, message)),
    ...filing.tasks.map((task) => taskWrite(store, reference, task)),
    ...(filing.lookAt === undefined ? [] : [lookAtFilesWrite(store, reference, filing.lookAt, now)]),
    ...lines.map((entry) => timelineWrite(store, reference, entry)),
  ];
  const outcome = await transact(store.client, writes);
  if (outcome.done) return { filed: 'now' };
  const first = outcome.refused.get('once');
  if (outcome.refused.has('once')) return { filed: 'before', holds: first };
  if (outcome.refused.has('draft')) return { filed: 'stale' };
  const other = outcome.refused.get('message-id');
  return { filed: 'clash', ...(other === undefined ? {} : { repeats: HoldsReference.parse(other).reference }) };
}

/** The doors whose referrals are typed. A mail is an object already, and so is a form in it. */
const TYPED: ReadonlySet<Door> = new Set(['web', 'agency', 'staff']);

/** Returns the mark of a referral to copy: one that was typed, or whose file is known by its slot alone. */
function toCopyOf({ head, once, slotReceived }: Filing, now: Date): ToCopy | undefined {
  const day = now.toISOString().slice(0, 10);
  if (slotReceived !== undefined) return { day, of: { slot: slotReceived } };
  if (!TYPED.has(head.door)) return undefined;
  return { day, of: { claim: CopiedClaim.parse({ ...once.holds, ...once }) } };
}

function messageIdWrite(tables: Tables, hash: string, reference: Reference): Write {
  return {
    name: 'message-id',
    table: tables.cases,
    put: { ...onceKey('message-id', hash), item: 'once', reference },
    condition: 'attribute_not_exists(pk)',
  };
}

/** A slot's file has come: forward only, and its timer ends. Its case may have another reference than the slot promised. */
export function slotReceivedWrite(tables: Tables, id: string, reference: Reference): Write {
  return {
    name: 'slot-received',
    table: tables.cases,
    update: uploadKey(id),
    set: 'SET #state = :received, #reference = :reference REMOVE #timer, timerAt',
    condition: '#state <> :received',
    names: { '#state': 'state', '#timer': 'timer', '#reference': 'reference' },
    values: { ':received': 'received', ':reference': reference },
  };
}
