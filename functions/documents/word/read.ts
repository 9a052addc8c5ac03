import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms as everyForm } from '#schemas/forms/forms.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { partBytes, type WordParts, wordParts } from './ooxml/parts.ts';
import { DocumentScan } from './ooxml/scan.ts';
import { passOver } from './ooxml/xml-pass.ts';
import { interpret, type WordLeftover } from './reading/interpret.ts';
import { type RecognisedForm, recognise } from './reading/recognise.ts';
import type { Scanned } from './scanned.ts';
import { REFERENCE_TAG } from './tags.ts';
import { Unreadable, type UnreadableReason } from './unreadable.ts';

/** What a Word document gave. */
export interface WordReading {
  /** `read`: one of our forms. `not_a_form`: a document, for a person. `unreadable`: for a person, and says why. */
  readonly status: 'read' | 'not_a_form' | 'unreadable';
  readonly recognised: RecognisedForm | null;
  readonly answers: Answer[];
  readonly leftovers: WordLeftover[];
  /** The document's words, a line a paragraph, without guidance; cut at 500,000 characters. */
  readonly text: string;
  /** The reference that the form was issued with (S13): a hint for finding its case, never authority (law 9). */
  readonly reference?: string;
  readonly reason?: UnreadableReason;
  /** For `reader_failed`, what was thrown: the kind alone, because a message may repeat content. */
  readonly fault?: string;
}

/** The controls of a document that is none of our forms, as leftovers. */
function unknownControls(found: readonly Scanned[]): WordLeftover[] {
  const leftovers: WordLeftover[] = [];
  for (const here of found) {
    if (!('control' in here)) continue;
    const { tag, title, text, guidance, ticked } = here.control;
    if (guidance || ticked === false || text.trim() === '') continue;
    leftovers.push({ label: title === '' ? tag : title, text: ticked === true ? 'ticked' : text.trim() });
  }
  return leftovers;
}

function issuedReference(found: readonly Scanned[]): string | undefined {
  for (const here of found)
    if ('control' in here && here.control.tag === REFERENCE_TAG) return here.control.text.trim().slice(0, 60);
  return undefined;
}

/**
 * Reads a Word document, strict or transitional, from its parts: when it is one of `forms`, every control's answer with
 * source `control`. Nothing is guessed: what does not fit its field is a leftover, and so is all that people wrote
 * beside the controls. Never throws on a document: what cannot be read is a result with a reason.
 */
export function readWordForm(parts: WordParts, forms: ReadonlyMap<string, FormDefinition> = everyForm): WordReading {
  const scan = new DocumentScan();
  try {
    const { main, headers } = wordParts(parts);
    passOver(partBytes(parts, main), scan);
    scan.end();
    const text = scan.documentText;
    for (const header of headers) {
      scan.beginHeader();
      passOver(partBytes(parts, header), scan);
    }
    const recognised = recognise(scan.found, parts, forms);
    const definition = recognised && forms.get(recognised.formId);
    if (!recognised || !definition) {
      return { status: 'not_a_form', recognised: null, answers: [], leftovers: unknownControls(scan.found), text };
    }
    const reference = issuedReference(scan.found);
    return {
      status: 'read',
      recognised,
      ...interpret(definition, scan.found, recognised.confidence),
      text,
      ...(reference === undefined ? {} : { reference }),
    };
  } catch (error) {
    const nothing = { recognised: null, answers: [], leftovers: [], text: scan.documentText };
    if (error instanceof Unreadable) return { status: 'unreadable', ...nothing, reason: error.reason };
    const fault = error instanceof Error ? error.name : typeof error;
    return { status: 'unreadable', ...nothing, reason: 'reader_failed', fault };
  }
}
