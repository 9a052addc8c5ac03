import { newId } from '#functions/platform/identifiers.ts';
import type { Conversation } from '#schemas/conversation.ts';
import { Reference } from '#schemas/reference.ts';

/** Returns a conversation whose confirmation somebody is to approve; change what the test is about. */
export function sampleConversation(reference: string, change: Partial<Conversation> = {}): Conversation {
  return {
    id: newId(),
    reference: Reference.parse(reference),
    at: '2026-11-23T08:30:00.000Z',
    staffRole: 'duty_social_worker',
    actions: [{ what: 'do_nothing_more', who: 'you' }],
    with: 'referrer',
    summary: 'They are worried.',
    recordedBy: 'p1',
    recordedAt: '2026-11-23T08:45:00.000Z',
    confirmation: { state: 'to_approve', who: 'referrer', address: 'head@school.sch.uk', messageId: newId() },
    version: 1,
    ...change,
  };
}
