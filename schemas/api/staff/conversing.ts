import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { AgreedActions, ConfirmedBy, SpokenWith } from '#schemas/conversation.ts';
import { Instant } from '#schemas/instant.ts';
import { ConfirmedAddress } from './confirmed-address.ts';
import { Words } from './texts.ts';

/** How staff confirm a conversation without an email, and why. */
const AnotherWay = z.strictObject({ how: ConfirmedBy, why: Words });

/** The body that records a conversation, the agreed actions, and how it is confirmed (S12). */
export const RecordConversation = z.strictObject({
  at: Instant,
  with: SpokenWith,
  staffRole: Role.optional().describe('The role in which you spoke. Optional if you have only one.'),
  actions: AgreedActions,
  summary: Words,
  confirm: z.union([z.strictObject({ who: z.literal('referrer') }), ConfirmedAddress, AnotherWay]),
});

/** The body that approves the confirmation of a conversation, or records how they were told instead. */
export const ApproveConfirmation = z.strictObject({ id: z.string().min(1).max(40), instead: AnotherWay.optional() });
