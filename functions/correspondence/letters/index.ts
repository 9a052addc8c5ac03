import type { OutboundMessage } from '#schemas/message.ts';
import { acknowledgementLetter } from './acknowledgement.ts';
import type { Letter, LetterFacts } from './letter.ts';
import { safeCopyRequestLetter } from './safe-copy-request.ts';

/** Every letter that the service sends by itself, by the kind of message. */
export const LETTERS: Readonly<Record<OutboundMessage['kind'], (facts: LetterFacts) => Letter>> = {
  acknowledgement: acknowledgementLetter,
  safe_copy_request: safeCopyRequestLetter,
};
