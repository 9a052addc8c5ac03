import * as z from 'zod';
import { AskSaid } from './ask.ts';
import { ConversationSaid } from './conversation.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';
import { StoredObject } from './stored-object.ts';

/** An outbox id: a ULID, whose characters an SES tag accepts (`[A-Za-z0-9_-]`, law 8). */
export const OutboxId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** The kind of an email that we send. */
export const OutboundKind = z.enum([
  'acknowledgement',
  'safe_copy_request',
  'form_returned_blank',
  'information_request',
  'information_reminder',
  'information_chaser',
  'conversation_confirmation',
  'danger_alert',
]);
export type OutboundKind = z.infer<typeof OutboundKind>;

/**
 * The kind of a message's recipient, which decides what it may say (law 7). `referrer`: a referrer who is neither a professional
 * nor a young person about themself, or whose kind is unknown. A message to `family` needs a person's choice and confirmation
 * (domain 5.5.1). `duty_desk`: the council's address for alarms.
 */
export const Recipient = z.enum(['professional', 'colleague', 'young_person', 'referrer', 'family', 'duty_desk']);
export type Recipient = z.infer<typeof Recipient>;

/** The state of sending: pending > sending (with a lease and an attempt) > sent, or given up (law 8). */
export const SendState = z.enum(['pending', 'sending', 'sent', 'given_up']);

/** What SES reports about the delivery. It only moves forward in this order. */
export const Delivery = z.enum(['none', 'delayed', 'delivered', 'bounced', 'complained', 'rejected']);
export type Delivery = z.infer<typeof Delivery>;

/** The form that an email asks for. `attached`: the email has the form, and not only the address of it. */
export const FormAsked = z.object({ id: z.string().max(60), attached: z.boolean() });
export type FormAsked = z.infer<typeof FormAsked>;

/** An email that we send. Its text is rendered when it is sent, from what an email may say (domain 5.4), and never stored. */
export const OutboundMessage = z.object({
  direction: z.literal('out'),
  id: OutboxId,
  reference: Reference,
  kind: OutboundKind,
  to: z.email().max(254),
  /** Absent means `referrer`: their kind is unknown. */
  recipient: Recipient.optional(),
  /** The Message-ID of the email that this one answers, so that mail programs show them together. */
  inReplyTo: z.string().max(998).optional(),
  state: SendState,
  delivery: Delivery,
  attempt: z.number().int().min(0),
  /** How often a send with an unknown result was retried: at most once, for an acknowledgement (law 8). */
  uncertain: z.number().int().min(0),
  createdAt: Instant,
  receivedAt: Instant,
  decisionDueAt: Instant,
  leaseUntil: Instant.optional(),
  sesMessageId: z.string().optional(),
  sentAt: Instant.optional(),
  /**
   * The number of the letter on its case, which tells subjects apart. The acknowledgement has none; the next letter is 2. A
   * letter gets its number when it is first sent, and retries keep it.
   */
  letter: z.number().int().min(2).optional(),
  form: FormAsked.optional(),
  /** For a request for information, its reminder and its chaser: what they may repeat. */
  ask: AskSaid.optional(),
  /** For the confirmation of a conversation: what it may repeat. */
  conversation: ConversationSaid.optional(),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

/** The result of one check of SES on a message that arrived. */
export const MailVerdict = z.enum(['pass', 'fail', 'gray', 'processing_failed', 'disabled', 'unknown']);

/** An email that arrived. The raw message is always kept, and `raw` is its address. */
export const InboundMessage = z.object({
  direction: z.literal('in'),
  id: z.string(),
  reference: Reference,
  deliveryKey: z.string(),
  raw: z.object({ bucket: z.string(), key: z.string() }),
  size: z.number().int(),
  sha256: z.string(),
  receivedAt: Instant,
  /** Personal: only staff see it, on the case. */
  from: z.string().max(500).nullable(),
  subject: z.string().max(1000).nullable(),
  messageIdHeader: z.string().max(998).nullable(),
  /** The name in From, and other possible authors: the sender's own words, which nothing proves. */
  fromName: z.string().max(500).nullable().optional(),
  replyTo: z.array(z.string().max(500)).max(10).optional(),
  otherSenders: z
    .array(z.object({ header: z.string().max(40), text: z.string().max(500) }))
    .max(10)
    .optional(),
  /** `list` comes from earlier versions, which treated mail from a mailing list as automatic. */
  automatic: z.enum(['none', 'auto_reply', 'bounce', 'list', 'auto_generated']),
  /** The header that shows that a program wrote it. */
  automaticBy: z.string().max(40).nullable().optional(),
  /** The header that asks for no automatic answer. A person may still have written the message. */
  asksNoAnswer: z.string().max(40).nullable().optional(),
  held: z.array(z.string().max(100)).max(20),
  portal: z.string().max(20),
  /** Where to open a message whose words are elsewhere. Shown as text, never as a link. */
  openAt: z.array(z.string().max(2000)).max(10).optional(),
  /** Whether the message was opened: `filed` waits for open-email, `opened` is done, `unreadable` waits for a person. */
  opening: z.enum(['filed', 'opened', 'unreadable']),
  text: z.string().optional(),
  textWhole: z.object({ bucket: z.string(), key: z.string() }).optional(),
  /** Its words as they are laid out (S14), in exactly the version that was made when it was opened. Emails that were opened before drawings have none. */
  drawing: StoredObject.optional(),
  /** Whether it answered our message and joined that case. A form in it then opens a case of its own (law 9). */
  joined: z.boolean(),
  problems: z.array(z.string().max(200)).max(120).optional(),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

/** An email on a case, sent or received. */
export const Message = z.discriminatedUnion('direction', [OutboundMessage, InboundMessage]);
export type Message = z.infer<typeof Message>;
