import * as z from 'zod';
import { Channel, ContactRecord, PersonKey } from '#schemas/contact.ts';

/** Who was asked about and when, for whoever does not work the case. */
const ContactAlone = ContactRecord.pick({ person: true, reviewedAt: true, reviewedBy: true });

/** How somebody may be contacted: whole for those who work the case. */
export const ContactView = z.union([ContactRecord, ContactAlone]).meta({
  id: 'Contact',
  description: 'How one person of a case may be contacted; whole for those who work the case.',
});
export type ContactView = z.infer<typeof ContactView>;

/** What a form says of contacting somebody, for a person to confirm or change: nothing is safe because a form says so. */
export const SuggestedContact = z.object({
  person: PersonKey,
  contact: ContactRecord.shape.contact,
  ways: z.array(z.object({ channel: Channel, at: z.string() })),
  rules: z.array(z.string()),
});
export type SuggestedContact = z.infer<typeof SuggestedContact>;

/** A number or an address that several of one form's people give: whoever answers may be another of them (domain 5.5.2). */
export const SharedWay = z.object({ channel: Channel, people: z.array(PersonKey) });
export type SharedWay = z.infer<typeof SharedWay>;
