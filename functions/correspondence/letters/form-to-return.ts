import { type LetterFacts, NothingToSayError, type Piece, paragraph } from './letter.ts';

/**
 * Says where the requested form is, and where to send it when it is filled in (domain S13). The form attached for a professional
 * has the reference on it. A reader who gets the form's address must write the reference, so that the form finds its case.
 */
export function formToReturn({ form, reference, council }: LetterFacts): Piece[] {
  if (form === undefined) throw new NothingToSayError(reference);
  const where =
    form === 'attached'
      ? [
          `Fill in the form that is attached, save it, and email it to ${council.mailbox}.`,
          'Our reference is on the form already.',
        ]
      : [
          `Get the form here: ${form.address}`,
          `Fill it in, save it, and email it to ${council.mailbox}.`,
          `Put the reference ${reference} in the subject.`,
        ];
  return [
    ...where,
    'Or attach it to a reply to this email. Use a secure work address if you have one.',
    'Put no names in the subject or in the name of the file.',
  ].map(paragraph);
}
