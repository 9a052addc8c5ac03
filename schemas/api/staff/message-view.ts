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
  to: z.string().describe('As it stands on the case; a part that is kept secret is not in it.'),
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
