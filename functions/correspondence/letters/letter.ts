import type { AskSaid } from '#schemas/ask.ts';
import type { ConversationSaid } from '#schemas/conversation.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';

/** Everything that an email may say (domain 5.4). A letter gets nothing about a family, a sender or a file, so it can't say it. */
export interface LetterFacts {
  readonly reference: Reference;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
  readonly council: Pick<Council, 'name' | 'telephone' | 'outOfHours' | 'coordinator' | 'hours' | 'mailbox'>;
  /** The letter's number on its case; the first has none. */
  readonly letter?: number | undefined;
  /** The blank form that it asks for: attached, or at a public address. */
  readonly form?: 'attached' | { readonly address: string } | undefined;
  /** For a request for more: controlled words by their codes, and a time. */
  readonly ask?: AskSaid | undefined;
  /** For a conversation: controlled words by their codes, and times. */
  readonly conversation?: ConversationSaid | undefined;
}

/** A message of this kind was recorded without the content of its letter. Sending it would say nothing. */
export class NothingToSayError extends Error {
  override readonly name = 'NothingToSayError';
}

/** One piece of a letter. The plain text and the HTML are made from the same pieces, so they always say the same. */
export type Piece =
  | { readonly is: 'heading' | 'paragraph' | 'warning'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly is: 'list'; readonly items: readonly string[] };

/** The content of one kind of letter. Subject and ending are the same for all kinds, unless it gives its own. */
export interface WrittenLetter {
  /** The kind of letter: its first line, since the subject may not say it. */
  readonly heading: string;
  readonly body: readonly Piece[];
  readonly subject?: string;
  readonly ending?: readonly Piece[];
}

export interface Letter {
  /** The reference and the letter's number, and nothing else: a subject is shown on locked screens. */
  readonly subject: string;
  readonly pieces: readonly Piece[];
}

export const paragraph = (text: string): Piece => ({ is: 'paragraph', text });
export const list = (items: readonly string[]): Piece => ({ is: 'list', items });
export const facts = ({ reference }: LetterFacts, ...rows: readonly (readonly [string, string])[]): Piece => ({
  is: 'facts',
  rows: [['Reference', reference], ...rows],
});

const atNight = ({ outOfHours }: Pick<Council, 'outOfHours'>) =>
  outOfHours === null ? '' : ` At night, at weekends and on bank holidays, telephone ${outOfHours}.`;

/**
 * Completes a letter with its subject, its first line, and the ending of every letter: danger, the one number (S6c), and why it
 * says so little.
 */
export function completeLetter({ heading, body, subject, ending }: WrittenLetter, about: LetterFacts): Letter {
  const { reference, letter, council } = about;
  return {
    subject: subject ?? `Reference ${reference}${letter === undefined ? '' : `, letter ${letter}`}`,
    pieces: [
      { is: 'heading', text: heading },
      ...body,
      ...(ending ?? [
        {
          is: 'warning',
          text: 'If a child is in danger now, telephone 999. Do not wait for us, and do not use email for this.',
        },
        paragraph(
          `To speak to us, telephone ${council.name} on ${council.telephone} and give the reference.${atNight(council)}`,
        ),
        paragraph('This email was sent automatically. To keep people safe, it names nobody and gives no details.'),
      ]),
    ],
  };
}
