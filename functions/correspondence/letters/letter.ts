import type { AskSaid } from '#schemas/ask.ts';
import type { ConversationSaid } from '#schemas/conversation.ts';
import type { Council } from '#schemas/settings.ts';

/**
 * All that an email may be told (domain 5.4): nothing about a family, a sender or a file can be passed to a letter, so
 * nothing about them can stand in one.
 */
export interface LetterFacts {
  readonly reference: string;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
  readonly council: Pick<Council, 'name' | 'telephone' | 'coordinator' | 'hours'>;
  /** Of a request for more: controlled words by their codes, and a time. */
  readonly ask?: AskSaid | undefined;
  /** Of a conversation: the same. */
  readonly conversation?: ConversationSaid | undefined;
}

/** A message of this kind was written down without what its letter must say. Sending it would say nothing. */
export class NothingToSayError extends Error {
  override readonly name = 'NothingToSayError';
}

/** One piece of a letter. The plain text and the HTML are made from the same pieces, so they always say the same. */
export type Piece =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'warning'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly is: 'list'; readonly items: readonly string[] };

export interface Letter {
  /** The reference and nothing else: a subject is shown on locked screens. */
  readonly subject: string;
  readonly pieces: readonly Piece[];
}

/** What every letter ends with: danger, the one number (S6c), and why it says so little. */
export function closing({ council }: LetterFacts): Piece[] {
  return [
    {
      is: 'warning',
      text: 'If a child is in danger now, telephone 999. Do not wait for us, and do not use email for this.',
    },
    {
      is: 'paragraph',
      text: `To speak to us, telephone ${council.name} on ${council.telephone} and give the reference.`,
    },
    { is: 'paragraph', text: 'This email was sent automatically. To keep people safe it says nothing about anybody.' },
  ];
}

export const subjectOf = ({ reference }: LetterFacts): string => `Reference ${reference}`;
