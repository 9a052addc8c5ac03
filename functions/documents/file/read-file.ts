import type { FileType, Inspection } from '#schemas/document.ts';
import { keptLeftover } from '#schemas/forms/referral.ts';
import { plainWords } from '#schemas/held-files.ts';
import type { Archive } from '../archive/archive.ts';
import { drawWords } from '../drawing/draw-words.ts';
import { packed } from '../drawing/pack.ts';
import { type InspectedFile, inspectFile } from '../inspect/inspect-file.ts';
import { readOutlook } from '../outlook/read-outlook.ts';
import { textWords } from '../text/text-words.ts';
import { readWordBinary } from '../word/binary/read-word-binary.ts';
import { readOoxml } from '../word/ooxml/read-ooxml.ts';
import { readOpenDocument } from '../word/opendocument/read-open-document.ts';
import { type DrawableReading, openToDraw } from '../word/read-document.ts';
import { xmlDocument } from '../word/read-word-xml.ts';
import { readRichText } from '../word/rich-text/read-rich-text.ts';
import { type FileReading, unread } from './file-reading.ts';
import { picturesFound } from './pictures-in-document.ts';
import { holdsScan } from './scanned-page.ts';

const OOXML = new Set<FileType>(['docx', 'docm', 'dotx', 'dotm']);

/** Returns how a file of this kind is opened and read; `undefined` for what has no words that we read: it is a person's. */
function readerOf(
  { type, archive, package: facts }: InspectedFile,
  bytes: Uint8Array,
): (() => DrawableReading) | undefined {
  if (OOXML.has(type)) return archive && (() => openToDraw(() => readOoxml(archive, facts)));
  if (type === 'odt') return archive && (() => openToDraw(() => readOpenDocument(archive)));
  if (type === 'doc') return () => openToDraw(() => readWordBinary(bytes));
  if (type === 'rtf') return () => openToDraw(() => readRichText(bytes));
  if (type === 'msg') return () => openToDraw(() => readOutlook(bytes));
  if (type === 'xml') return () => xmlReading(bytes);
  if (type === 'txt' || type === 'html') return () => plainReading(bytes, type === 'html');
  // A saved email that nobody took apart: its words as they stand, and a person sees what is packed in it.
  return type === 'eml' ? () => plainReading(bytes, false, true) : undefined;
}

/** Reads a document that is one file of XML, or any other file of XML, whose words are shown as they stand. */
function xmlReading(bytes: Uint8Array): DrawableReading {
  const open = xmlDocument(bytes);
  const reading = open && openToDraw(open);
  return reading === undefined || reading.reading.status === 'unreadable' ? plainReading(bytes, false) : reading;
}

/** Returns the words of a text file, which is never a form. */
function plainReading(bytes: Uint8Array, isHtml: boolean, isCut = false): DrawableReading {
  const { words, ...rest } = textWords(bytes, isHtml);
  const cut = isCut || rest.cut;
  return {
    reading: { status: 'not_a_form', recognised: null, answers: [], leftovers: [], warnings: [], words, cut },
    draw: () => drawWords(words, cut),
  };
}

/** What is told on the way, before the reading is done. */
export interface Told {
  /** A fault of our own, for the log. */
  readonly onFault?: (fault: unknown) => void;
  /** What the inspection found: it still counts when the reading that follows has to be ended. */
  readonly onInspected?: (inspection: Inspection) => void;
}

/**
 * Inspects a clean file and reads it. Returns its form, or the reason why it has none. Our own inspection comes before the
 * reader, and nothing here throws on a file (law 3). One that is held because opening it in another program could act is read too, as our
 * reader runs nothing and fetches nothing (law 10). It takes as long and as much as the file makes it: `openReadingThread`
 * is the same within limits.
 */
export async function readFile(bytes: Uint8Array, name: string, told: Told = {}): Promise<FileReading> {
  const inspected = inspectFile(bytes, name);
  const { type, safety, notes, fault } = inspected;
  if (fault !== undefined) told.onFault?.(fault);
  const inspection: Inspection = { type, safety, notes };
  told.onInspected?.(inspection);
  if (type === 'zip' && inspected.archive !== undefined) return listed(inspection, inspected.archive);
  if (safety.state === 'held' && !safety.reasons.every(({ code }) => plainWords[code].wordsMayBeRead))
    return unread(inspection, 'held');
  const read = readerOf(inspected, bytes);
  return read === undefined
    ? unread(inspection, 'no_words')
    : readingOf(inspection, read(), holdsScan(type, bytes, inspected.archive), told);
}

/** A folder of photographs has some hundreds of files. */
const MOST_MEMBERS = 1000;

/** Lists what is in a zip by its names, also in one with a password: nothing in it is read. */
function listed(inspection: Inspection, { entries }: Archive): FileReading {
  const words = entries.slice(0, MOST_MEMBERS).map(({ name }) => ({ label: 'Member', text: name }));
  return { ...unread(inspection, inspection.safety.state === 'held' ? 'held' : 'no_words'), words };
}

/** A reference has twelve characters; people may write some words around it. */
const MOST_REFERENCE = 100;

function readingOf(inspection: Inspection, drawable: DrawableReading, scan: boolean, told: Told): FileReading {
  const { reading } = drawable;
  if (reading.fault !== undefined)
    told.onFault?.(Object.assign(new Error('the reader failed'), { name: reading.fault }));
  const { recognised, answers, words, cut } = reading;
  const leftovers = reading.leftovers.map(keptLeftover);
  const drawing = drawn(drawable, inspection.safety.state === 'safe', told);
  if (recognised === null) {
    const whyNoForm = reading.reason ?? 'not_a_form';
    return { ...inspection, form: null, whyNoForm, leftovers, words, cut: cut || scan, ...drawing };
  }
  const { formId: id, version, confidence } = recognised;
  const certain = answers.every(({ source, also = [] }) => source === 'control' && also.length === 0);
  const judged = confidence < 1 || !certain || cut;
  const reference = reading.reference?.slice(0, MOST_REFERENCE);
  const form = { id, version, confidence, answers, judged, ...(reference === undefined ? {} : { reference }) };
  // The person who compares a judged reading with the document sees its pictures.
  return { ...inspection, form, whyNoForm: null, leftovers, words: [], cut: cut || (scan && !judged), ...drawing };
}

/** Draws what was read, packed, with the pictures of a safe file. A fault in drawing costs the drawing, never the reading. */
function drawn(
  { draw, pictures }: DrawableReading,
  isSafe: boolean,
  { onFault }: Told,
): Pick<FileReading, 'drawing' | 'pictures'> {
  try {
    const drawing = packed(draw());
    if (drawing === undefined) return {};
    return { drawing, ...(isSafe && pictures !== undefined ? { pictures: picturesFound(pictures) } : {}) };
  } catch (fault) {
    onFault?.(fault);
    return {};
  }
}
