import * as z from 'zod';
import { MailVerdict } from './message.ts';

/**
 * Parses the notifications of SES: from its receipt rule (`Received`), identity notifications (`notificationType`) and event
 * publishing (`eventType`). It reads only what we use and tolerates the rest, so that no message is lost: real mail has no
 * `dmarcPolicy` (unless DMARC fails), no subject, DISABLED verdicts, and timestamps with an offset.
 */

/** A readable date as a time in UTC, or null. */
const Moment = z
  .string()
  .transform((text) => new Date(text))
  .transform((at) => (Number.isNaN(at.getTime()) ? null : at.toISOString()))
  .nullish()
  .transform((at) => at ?? null);

/** A verdict, `{status: 'PASS'}`. An unfamiliar one is `unknown`, which counts as unsafe. */
const Status = z
  .object({
    status: z
      .string()
      .transform((text) => text.toLowerCase())
      .pipe(MailVerdict.catch('unknown')),
  })
  .transform((verdict) => verdict.status)
  .catch('unknown');

/** Email addresses as SES lists them. A malformed list becomes empty, so that no message is lost. */
const Addresses = z.array(z.string().max(1000)).max(200).catch([]);

/** The `receipt` of a `Received` notification. */
export const SesReceipt = z.object({
  timestamp: Moment,
  recipients: Addresses,
  spamVerdict: Status,
  virusVerdict: Status,
  spfVerdict: Status,
  dkimVerdict: Status,
  dmarcVerdict: Status,
  dmarcPolicy: z.string().max(20).nullish().catch(null),
  action: z
    .object({ type: z.string(), bucketName: z.string().optional(), objectKey: z.string().optional() })
    .nullish()
    .catch(null),
});
export type SesReceipt = z.infer<typeof SesReceipt>;

/** The `mail` of every notification. `messageId` is SES's own id, not the Message-ID header. */
export const SesMail = z.object({
  timestamp: Moment,
  messageId: z.string().min(1).max(200),
  /** The envelope sender; empty for the null return path, which bounces have. */
  source: z.string().max(1000).nullish().catch(null),
  destination: Addresses,
  /** The message tags. Only event publishing has them. */
  tags: z.record(z.string(), z.array(z.string())).catch({}),
});

const Recipient = z.object({
  emailAddress: z.string().max(1000),
  action: z.string().max(100).nullish(),
  status: z.string().max(100).nullish(),
});
const Recipients = z.array(Recipient).catch([]);

const Kind = z.enum([
  'Received',
  'Send',
  'Delivery',
  'Bounce',
  'Complaint',
  'DeliveryDelay',
  'Reject',
  'RenderingFailure',
]);

/** SES writes these two with a space. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'Rendering Failure': 'RenderingFailure',
  'Delivery Delay': 'DeliveryDelay',
};

/** Renames `notificationType` or `eventType` to `kind`. An unknown kind becomes `Other`. */
function named(given: unknown): unknown {
  const parsed = z
    .looseObject({ notificationType: z.string().optional(), eventType: z.string().optional() })
    .safeParse(given);
  if (!parsed.success) return given;
  const written = parsed.data.notificationType ?? parsed.data.eventType;
  if (written === undefined) return given;
  const kind = SPELLINGS[written] ?? written;
  return { ...parsed.data, kind: Kind.safeParse(kind).success ? kind : 'Other', writtenKind: written.slice(0, 100) };
}

/** A notification of SES, in any of its three forms. */
export const SesNotification = z.preprocess(
  named,
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('Received'), mail: SesMail, receipt: SesReceipt }),
    z.object({ kind: z.literal('Send'), mail: SesMail }),
    z.object({
      kind: z.literal('Delivery'),
      mail: SesMail,
      delivery: z.object({ timestamp: Moment, recipients: Addresses }),
    }),
    z.object({
      kind: z.literal('Bounce'),
      mail: SesMail,
      bounce: z.object({
        timestamp: Moment,
        /** Permanent, Transient or Undetermined. SES reports vacation replies as Transient (forms-runner 1568). */
        bounceType: z.string().max(100).catch('Undetermined'),
        bounceSubType: z.string().max(100).catch('Undetermined'),
        bouncedRecipients: Recipients,
      }),
    }),
    z.object({
      kind: z.literal('Complaint'),
      mail: SesMail,
      complaint: z.object({
        timestamp: Moment,
        complainedRecipients: Recipients,
        complaintFeedbackType: z.string().max(100).nullish().catch(null),
      }),
    }),
    z.object({
      kind: z.literal('DeliveryDelay'),
      mail: SesMail,
      deliveryDelay: z.object({
        timestamp: Moment,
        delayType: z.string().max(100).catch('Undetermined'),
        delayedRecipients: Recipients,
      }),
    }),
    z.object({
      kind: z.literal('Reject'),
      mail: SesMail,
      reject: z.object({ reason: z.string().max(500).catch('') }).catch({ reason: '' }),
    }),
    z.object({
      kind: z.literal('RenderingFailure'),
      mail: SesMail,
      failure: z.object({ errorMessage: z.string().max(2000).catch('') }).catch({ errorMessage: '' }),
    }),
    z.object({ kind: z.literal('Other'), mail: SesMail, writtenKind: z.string() }),
  ]),
);
export type SesNotification = z.infer<typeof SesNotification>;

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** The envelope that SNS adds on the way to SQS, unless raw delivery is on. */
const SnsEnvelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** The greeting that SES sends once to a new topic. It needs no action. */
const SETUP = /AMAZON_SES_SETUP_NOTIFICATION|Successfully validated SNS topic/;

/**
 * Reads the SES notification in the body of an SQS message, with or without the envelope of SNS. `setup`: the greeting to a new
 * topic. `unreadable`: anything else; `why` has the paths of the zod error and no values.
 */
export function sesNotificationIn(
  body: string,
): { is: 'notification'; notification: SesNotification } | { is: 'setup' } | { is: 'unreadable'; why: string } {
  const outer = Json.safeParse(body);
  const envelope = outer.success ? SnsEnvelope.safeParse(outer.data) : undefined;
  const text = envelope?.success ? envelope.data.Message : body;
  if (SETUP.test(text.slice(0, 2000)) && !text.includes('"receipt"')) return { is: 'setup' };
  const inner = envelope?.success ? Json.safeParse(text) : outer;
  if (!inner.success) return { is: 'unreadable', why: 'not JSON' };
  const parsed = SesNotification.safeParse(inner.data);
  if (parsed.success) return { is: 'notification', notification: parsed.data };
  const why = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ');
  return { is: 'unreadable', why: why.slice(0, 500) };
}
