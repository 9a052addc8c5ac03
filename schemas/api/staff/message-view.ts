import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';
import { InboundMessage, OutboundMessage } from '#schemas/message.ts';

/** An email of ours as staff see it. */
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

/** An email that came, as staff see it. Personal. */
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
  fromName: z.string().nullable().describe('What the sender writes beside the address. Nobody has checked it.'),
  replyTo: z.array(z.string()).describe('Where the sender asks for answers. Nobody has checked it.'),
  otherSenders: z
    .array(z.object({ header: z.string(), text: z.string() }))
    .describe('Who else the email names as its writer, by header: a list’s real author, or who passed it on.'),
  automaticBy: z.string().nullable().describe('Which sign says that a program wrote it.'),
  asksNoAnswer: z
    .string()
    .nullable()
    .describe('Which sign asks that no program answers. A person may have written it.'),
  openAt: z.array(z.string()).describe('Where to open an email whose words are elsewhere. Text, not links to follow.'),
  held: z
    .array(z.object({ code: z.string(), words: z.string().min(1) }))
    .describe('Which checks it failed, in words for staff.'),
  text: z.string().nullable(),
  textIsCut: z.boolean().describe('The text here is cut; the whole of it is in the raw message.'),
  problems: z.array(z.string()).describe('What went wrong when it was taken apart.'),
});

/** An email on a case, as staff see it. */
export const MessageView = z
  .discriminatedUnion('direction', [SentView, ReceivedView])
  .meta({ id: 'Message', description: 'An email that came, or that we send.' });
export type MessageView = z.infer<typeof MessageView>;
