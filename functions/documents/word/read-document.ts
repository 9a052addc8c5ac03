import type { Words } from '#schemas/case-document.ts';
import type { Drawing } from '#schemas/drawing.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms as everyForm } from '#schemas/forms/forms.ts';
import { type Answer, type Leftover, type Remark, warningsOf } from '#schemas/forms/referral.ts';
import { draw } from '../drawing/draw.ts';
import { NO_PLACES } from '../drawing/drawn-sources.ts';
import type { PackageFacts } from '../inspect/inspect-file.ts';
import { FIELD_HELP } from './assembly/asides.ts';
import type { EmbeddedPictures, Field, ReadDocument } from './document.ts';
import { DELETIONS, documentWords } from './document-text.ts';
import type { WordParts } from './ooxml/parts.ts';
import { readOoxml } from './ooxml/read-ooxml.ts';
import { boilerplateOf } from './reading/boilerplate.ts';
import { type FormReading, readAs } from './reading/form-reading.ts';
import { Ledger } from './reading/ledger.ts';
import { storedValue } from './reading/leftovers.ts';
import {
  candidatesFor,
  likeliestOf,
  type RecognisedForm,
  recognise,
  recogniseByLabels,
  saysTitle,
} from './reading/recognise-form.ts';
import { tagOf } from './reading/tagged-fields.ts';
import { fieldsOf } from './reading/written-answer.ts';
import { REFERENCE_TAG } from './tags.ts';
import { Unreadable, type UnreadableReason } from './unreadable.ts';

/** What a Word document gave. */
export interface WordReading {
  /** `read`: a form. `not_a_form`: a document, for a person. `unreadable`: for a person, and says why. */
  readonly status: 'read' | 'not_a_form' | 'unreadable';
  readonly recognised: RecognisedForm | null;
  readonly answers: Answer[];
  readonly leftovers: Leftover[];
  /** What is odd about answers that were kept: check digits, contradictions; and that the document is longer than was read. */
  readonly warnings: Remark[];
  /** Every word of the document and where it stood, without guidance (law 10); a form's are its answers and leftovers as well. */
  readonly words: Words[];
  /** There is more in the document than was read or is given here: a person must look at it. */
  readonly cut: boolean;
  /** The reference that the form was issued with (S13): a hint for finding its case, never authority (law 9). */
  readonly reference?: string;
  readonly reason?: UnreadableReason;
  /** For `reader_failed`, what was thrown: the kind alone, because a message may repeat content. */
  readonly fault?: string;
}

/** A reading, and what draws it with the place of each answer and leftover. */
export interface DrawableReading {
  readonly reading: WordReading;
  readonly draw: () => Drawing;
  /** The pictures that the drawing numbers. */
  readonly pictures?: EmbeddedPictures | undefined;
}

type Forms = ReadonlyMap<string, FormDefinition>;

/** Returns the controls of a document that is not one of our forms, as leftovers. */
function unknownControls(fields: readonly Field[]): Leftover[] {
  const leftovers: Leftover[] = [];
  for (const { kind, tag, title, text, guidance, ticked } of fields) {
    if (kind !== 'control' || tag === '' || guidance || ticked === false || text.trim() === '') continue;
    leftovers.push({ label: title === '' ? tag : title, text: ticked === true ? 'ticked' : text.trim() });
  }
  return leftovers;
}

function issuedReference(fields: readonly Field[]): string | undefined {
  return fields
    .find((field) => tagOf(field) === REFERENCE_TAG)
    ?.text.trim()
    .slice(0, 60);
}

/** Returns the form that a document is by its labels, with what was read of it. */
function likeliest(
  document: ReadDocument,
  ledger: Ledger,
  forms: Forms,
): { readonly reading: FormReading; readonly recognised: RecognisedForm } | undefined {
  const found = candidatesFor(ledger, forms.values()).flatMap((definition) => {
    const reading = readAs(definition, document, new Ledger(document), undefined);
    const evidence = { ...reading, titled: saysTitle(ledger, definition) };
    const recognised = recogniseByLabels(evidence);
    return recognised ? [{ ...evidence, reading, recognised }] : [];
  });
  return likeliestOf(found, [...forms.values()]);
}

/** Returns the asides of a form, without the form's own words: our forms have a title and texts for screen readers. */
function formAsides(document: ReadDocument, definition: FormDefinition, own: boolean): Words[] {
  const boilerplate = own ? boilerplateOf(definition) : undefined;
  return document.asides.filter(({ label, text }) => label !== FIELD_HELP && boilerplate?.of(text) === undefined);
}

function cutWarning(cut: boolean): Remark[] {
  const detail = 'Not all of the document could be read by machine, so look at the rest of it.';
  return cut ? [{ pointer: '', code: 'cut', detail }] : [];
}

function readDocument(document: ReadDocument, forms: Forms): DrawableReading {
  const ledger = new Ledger(document);
  const fields = fieldsOf(ledger.placed).map(({ field }) => field);
  const own = recognise(fields, document.property, forms);
  const definition = own && forms.get(own.formId);
  const found =
    own && definition
      ? { recognised: own, reading: readAs(definition, document, ledger, own.confidence) }
      : likeliest(document, ledger, forms);
  if (!found) {
    const stored = fields.flatMap((field) => storedValue(field) ?? []);
    const leftovers = [...unknownControls(fields), ...stored];
    const { words, cut } = documentWords(document);
    return {
      reading: {
        status: 'not_a_form',
        recognised: null,
        answers: [],
        leftovers,
        warnings: [],
        words: [...words, ...stored],
        cut,
      },
      // Of the leftovers a person is shown what the store holds, among the words.
      draw: () => draw({ ...document, asides: [...document.asides, ...stored] }, NO_PLACES),
      pictures: document.pictures,
    };
  }
  const { recognised, reading } = found;
  const reference = issuedReference(fields);
  const cut = document.cut === true || reading.cut;
  const { answers, places, left } = reading;
  const leftovers = [
    ...reading.leftovers,
    ...formAsides(document, reading.definition, own !== undefined),
    ...(document.deletions === true ? [DELETIONS] : []),
  ];
  return {
    reading: {
      status: 'read',
      recognised,
      answers,
      leftovers,
      warnings: [...warningsOf(reading.definition, answers), ...cutWarning(cut)],
      words: documentWords(document).words,
      cut,
      ...(reference === undefined ? {} : { reference }),
    },
    draw: () => draw(document, { answers: places, leftovers, left }),
    pictures: document.pictures,
  };
}

const NOTHING: ReadDocument = { blocks: [], margins: [], asides: [] };

function givenUp(error: unknown): DrawableReading {
  const soFar = error instanceof Unreadable ? error.soFar : undefined;
  const { words } = soFar === undefined ? { words: [] } : documentWords(soFar);
  const nothing = { recognised: null, answers: [], leftovers: [], warnings: [], words, cut: true };
  const why =
    error instanceof Unreadable
      ? { reason: error.reason }
      : ({ reason: 'reader_failed', fault: error instanceof Error ? error.name : typeof error } as const);
  return {
    reading: { status: 'unreadable', ...nothing, ...why },
    draw: () => draw({ ...(soFar ?? NOTHING), cut: true }, NO_PLACES),
    pictures: soFar?.pictures,
  };
}

/**
 * Reads a document of any format: when it is one of `forms`, ours or another council’s of the same kind, every answer with
 * its source and how sure it is. Nothing is guessed: what does not fit its field is a leftover, and so is all else that people
 * wrote. Never throws on a document: an error in our own code is a result with the reason `reader_failed`.
 */
export function readForm(document: ReadDocument, forms: Forms = everyForm): WordReading {
  return openAndRead(() => document, forms);
}

/** Opens a document and reads it, as `readForm` does. Never throws on a document: what cannot be opened is a result with a reason. */
export const openAndRead = (open: () => ReadDocument, forms: Forms = everyForm): WordReading =>
  openToDraw(open, forms).reading;

/** Opens a document and reads it, as `openAndRead` does, to be drawn as well. */
export function openToDraw(open: () => ReadDocument, forms: Forms = everyForm): DrawableReading {
  try {
    return readDocument(open(), forms);
  } catch (error) {
    return givenUp(error);
  }
}

/**
 * Reads a Word document of Office Open XML, strict or transitional, from its parts, as `openAndRead` does; `facts` are what the
 * inspection learnt of the package.
 */
export function readWordForm(parts: WordParts, forms: Forms = everyForm, facts?: PackageFacts): WordReading {
  return openAndRead(() => readOoxml(parts, facts), forms);
}
