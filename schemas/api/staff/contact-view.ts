import * as z from 'zod';
import { Channel, ContactRecord, PersonKey } from '#schemas/contact.ts';

/** Whose contact rules were reviewed and when, for staff who do not work the case. */
const ContactAlone = ContactRecord.pick({ person: true, reviewedAt: true, reviewedBy: true });

/** How to contact a person. Only staff who work the case get all of it. */
export const ContactView = z.union([ContactRecord, ContactAlone]).meta({
  id: 'Contact',
  description: 'How staff may contact one person of a case. Only staff who work the case get all of it.',
});
export type ContactView = z.infer<typeof ContactView>;

/** What a form says about contacting a person. Nothing is safe because a form says so: staff confirm or change it. */
export const SuggestedContact = z.object({
  person: PersonKey,
  contact: ContactRecord.shape.contact,
  ways: z.array(z.object({ channel: Channel, at: z.string() })),
  rules: z.array(z.string()),
});
export type SuggestedContact = z.infer<typeof SuggestedContact>;

/** A number or an address that several people of one form share, so that another of them may answer (domain 5.5.2). */
export const SharedWay = z.object({ channel: Channel, people: z.array(PersonKey) });
export type SharedWay = z.infer<typeof SharedWay>;
