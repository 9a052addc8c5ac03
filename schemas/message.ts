import * as z from 'zod';
import { AskSaid } from './ask.ts';
import { ConversationSaid } from './conversation.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** An outbox id: a ULID, within what an SES tag may hold (`[A-Za-z0-9_-]`, law 8). */
export const OutboxId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

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
 * Who a message is for, as the rule that made it knows: what may be sent to whom depends on it (law 7). `referrer`: whoever
 * referred and is neither a professional nor a young person about themself, and anybody whose standing is not known. Nothing
 * goes to `family` that a person did not choose and confirm (domain 5.5.1). `duty_desk` is the council's own address for alarms.
 */
export const Recipient = z.enum(['professional', 'colleague', 'young_person', 'referrer', 'family', 'duty_desk']);
export type Recipient = z.infer<typeof Recipient>;

/** pending > sending (lease, attempt) > sent; `uncertain` is a death between SES's answer and our write (law 8). */
export const SendState = z.enum(['pending', 'sending', 'sent', 'given_up']);
export type SendState = z.infer<typeof SendState>;

/** What SES said happened to it, in the order that only ever moves forward. */
export const Delivery = z.enum(['none', 'delayed', 'delivered', 'bounced', 'complained', 'rejected']);
export type Delivery = z.infer<typeof Delivery>;

/** The form that an email asks for, by its id, and whether the email carries it or says where to get it. */
export const FormAsked = z.object({ id: z.string().max(60), attached: z.boolean() });
export type FormAsked = z.infer<typeof FormAsked>;

/** One email we send. Its text is made at the moment of sending from what an email may say (domain 5.4), never stored. */
export const OutboundMessage = z.object({
  direction: z.literal('out'),
  id: OutboxId,
  reference: Reference,
  kind: OutboundKind,
  to: z.email().max(254),
  /** Absent is `referrer`: nobody said who they are. */
  recipient: Recipient.optional(),
  /** Message-ID of the email that this answers, so that mail programs thread it. */
  inReplyTo: z.string().max(998).optional(),
  state: SendState,
  delivery: Delivery,
  attempt: z.number().int().min(0),
  /** How often a send whose end is unknown was tried again: once for an acknowledgement (law 8). */
  uncertain: z.number().int().min(0),
  createdAt: Instant,
  receivedAt: Instant,
  decisionDueAt: Instant,
  leaseUntil: Instant.optional(),
  sesMessageId: z.string().optional(),
  sentAt: Instant.optional(),
  /**
   * The letter's number on its case, by which a subject tells letters apart: 2 is the first after the acknowledgement, which has
   * none. Given when it is first sent, and kept by each retry.
   */
  letter: z.number().int().min(2).optional(),
  form: FormAsked.optional(),
  /** Of a request for more, its reminder and its chaser: what they say. */
  ask: AskSaid.optional(),
  /** Of the confirmation of a conversation: what it says. */
  conversation: ConversationSaid.optional(),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const MailVerdict = z.enum(['pass', 'fail', 'gray', 'processing_failed', 'disabled', 'unknown']);

/** One email that arrived. The raw message is always kept; this points at it. */
export const InboundMessage = z.object({
  direction: z.literal('in'),
  id: z.string(),
  reference: Reference,
  deliveryKey: z.string(),
  raw: z.object({ bucket: z.string(), key: z.string() }),
  size: z.number().int(),
  sha256: z.string(),
  receivedAt: Instant,
  /** Personal: shown to staff on the case, nowhere else. */
  from: z.string().max(500).nullable(),
  subject: z.string().max(1000).nullable(),
  messageIdHeader: z.string().max(998).nullable(),
  /** What From says beside its address, and who else may have written it: the sender's own words, proven by nothing. */
  fromName: z.string().max(500).nullable().optional(),
  replyTo: z.array(z.string().max(500)).max(10).optional(),
  otherSenders: z
    .array(z.object({ header: z.string().max(40), text: z.string().max(500) }))
    .max(10)
    .optional(),
  /** `list` was written by versions before this one, which took what a mailing list sends for a program's. */
  automatic: z.enum(['none', 'auto_reply', 'bounce', 'list', 'auto_generated']),
  /** Which sign said that a program wrote it. */
  automaticBy: z.string().max(40).nullable().optional(),
  /** Which sign asks that nobody answers automatically: a person may have written it all the same. */
  asksNoAnswer: z.string().max(40).nullable().optional(),
  held: z.array(z.string().max(100)).max(20),
  portal: z.string().max(20),
  /** Where a person opens it when its words are elsewhere: shown as text, never as a link. */
  openAt: z.array(z.string().max(2000)).max(10).optional(),
  /** Whether taking it apart is done: `filed` waits for open-email, `opened` is done, `unreadable` waits for a person. */
  opening: z.enum(['filed', 'opened', 'unreadable']),
  text: z.string().optional(),
  textWhole: z.object({ bucket: z.string(), key: z.string() }).optional(),
  /** Whether it answered a message of ours and joined its case: a form in it then becomes a case of its own (law 9). */
  joined: z.boolean(),
  problems: z.array(z.string().max(200)).max(120).optional(),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

export const Message = z.discriminatedUnion('direction', [OutboundMessage, InboundMessage]);
export type Message = z.infer<typeof Message>;
