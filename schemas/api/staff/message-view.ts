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
  /** As it stands on the case; a part that is kept secret is not in it. */
  to: z.string(),
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
  /** Which checks it failed, in words for staff. */
  held: z.array(z.object({ code: z.string(), words: z.string().min(1) })),
  text: z.string().nullable(),
  /** The text here is cut; the whole of it is in the raw message. */
  textIsCut: z.boolean(),
  /** What went wrong when it was taken apart. */
  problems: z.array(z.string()),
});

/** An email on a case, as staff see it. */
export const MessageView = z
  .discriminatedUnion('direction', [SentView, ReceivedView])
  .meta({ id: 'Message', description: 'An email that came, or that we send.' });
export type MessageView = z.infer<typeof MessageView>;
