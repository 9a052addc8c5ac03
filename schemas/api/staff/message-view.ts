import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';
import { InboundMessage, OutboundMessage } from '#schemas/message.ts';

/** An email that we send, for staff. */
const SentView = OutboundMessage.pick({
  direction: true,
  id: true,
  kind: true,
  state: true,
  delivery: true,
  createdAt: true,
}).extend({
  to: z.string().describe('The address on the case, without any secret part.'),
  sentAt: Instant.nullable(),
});

/** An email that arrived, for staff. Personal. */
const ReceivedView = InboundMessage.pick({
  direction: true,
  id: true,
  receivedAt: true,
  from: true,
  subject: true,
  automatic: true,
  portal: true,
  opening: true,
}).extend({
  fromName: z.string().nullable().describe('The name that the sender gives. Nobody has checked it.'),
  replyTo: z.array(z.string()).describe('The addresses to which the sender asks for answers. Nobody has checked them.'),
  otherSenders: z
    .array(z.object({ header: z.string(), text: z.string() }))
    .describe('Other people whom the email names as its writer or forwarder, by header.'),
  automaticBy: z.string().nullable().describe('The header that shows that a program wrote it.'),
  asksNoAnswer: z
    .string()
    .nullable()
    .describe('The header that asks for no automatic answer. A person may still have written it.'),
  openAt: z
    .array(z.string())
    .describe('Where to open an email whose words are elsewhere. Show it as text, not as a link.'),
  held: z
    .array(z.object({ code: z.string(), words: z.string().min(1) }))
    .describe('The checks that it failed, in words for staff.'),
  text: z.string().nullable(),
  drawn: z.boolean().describe('Whether the email was drawn when it was opened (`readMessageDrawing`).'),
  textIsCut: z.boolean().describe('Whether this text is shortened. The raw message has all of it.'),
  problems: z.array(z.string()).describe('Problems that were found when the email was opened.'),
});

/** An email on a case, for staff. */
export const MessageView = z
  .discriminatedUnion('direction', [SentView, ReceivedView])
  .meta({ id: 'Message', description: 'An email that arrived, or that we send.' });
export type MessageView = z.infer<typeof MessageView>;
