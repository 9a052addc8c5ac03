import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { AgreedActions, ConfirmedBy, SpokenWith } from '#schemas/conversation.ts';
import { Instant } from '#schemas/instant.ts';
import { Words } from './colleagues.ts';
import { ConfirmedAddress } from './confirmed-address.ts';

/** How somebody is told without an email of ours, and why. */
const AnotherWay = z.strictObject({ how: ConfirmedBy, why: Words });

/** A conversation that was held, what was agreed, and how it is confirmed (S12). */
export const RecordConversation = z.strictObject({
  at: Instant,
  with: SpokenWith,
  staffRole: Role.optional().describe('The role in which they spoke. Optional for a person with one role.'),
  actions: AgreedActions,
  summary: Words,
  confirm: z.union([z.strictObject({ who: z.literal('referrer') }), ConfirmedAddress, AnotherWay]),
});

/** The confirmation of a conversation may go, or they were told another way instead. */
export const ApproveConfirmation = z.strictObject({ id: z.string().min(1).max(40), instead: AnotherWay.optional() });
