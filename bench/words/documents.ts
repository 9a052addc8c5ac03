import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReading } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { bagOf, missingFrom } from './bag.ts';
import { wordsOfOpenDocument } from './open-document.ts';
import { unzipped } from './package.ts';
import { shownOf } from './shown-words.ts';
import { Tally } from './tally.ts';
import type { Counted } from './word-counts.ts';
import { wordsOfPackage } from './word-package.ts';
import { countPart } from './word-part.ts';

/** Counts the words of an XML file or of a package of XML. Returns `undefined` for any other file. */
function countedOf(bytes: Uint8Array): Counted | undefined {
  const parts = unzipped(bytes);
  if (parts !== undefined) return 'content.xml' in parts ? wordsOfOpenDocument(parts) : wordsOfPackage(parts);
  if (!Buffer.from(bytes.subarray(0, 400)).includes('/word/2003/wordml')) return undefined;
  const counted: Counted = { words: new Map(), excluded: new Map() };
  countPart('document', bytes, counted);
  return counted;
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

const heldFor = ({ safety }: FileReading): string[] =>
  safety.state === 'held' ? [...new Set(safety.reasons.map(({ code }) => code))] : [];

/** Checks every Word file of a folder: whether it is safe or held, whether its words were read, and which of them no case shows. */
export async function documents(folder: string, files: readonly string[]): Promise<Record<string, unknown>> {
  const tally = new Tally();
  const counts = { files: files.length, safe: 0, held: 0, heldAndRead: 0, cut: 0 };
  const reasons: Record<string, number> = {};
  const withoutWords: Record<string, number> = {};
  const notOfXml: Record<string, number> = {};
  for (const name of files) {
    const bytes = Uint8Array.from(readFileSync(join(folder, name)));
    const reading = await readFile(bytes, name);
    const shown = shownOf(reading);
    const isHeld = reading.safety.state === 'held';
    // An empty document counts as read. So does one that was given up after some words.
    const isRead = reading.whyNoForm === null || reading.whyNoForm === 'not_a_form' || shown !== '';
    counts[isHeld ? 'held' : 'safe'] += 1;
    for (const reason of heldFor(reading)) increase(reasons, reason);
    if (isRead && isHeld) counts.heldAndRead += 1;
    if (isRead && reading.cut) counts.cut += 1;
    const counted = countedOf(bytes);
    if (!isRead) increase(withoutWords, [reading.type, reading.whyNoForm, ...heldFor(reading)].join(', '));
    else if (counted === undefined) increase(notOfXml, reading.type);
    else tally.addFile(name, counted.words, counted.excluded, missingFrom(bagOf(shown), counted.words));
  }
  return { ...counts, heldBy: reasons, withoutWords, readButNotOfXml: notOfXml, words: tally.figures() };
}
