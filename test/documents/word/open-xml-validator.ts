/**
 * `node open-xml-validator.ts FILE.docx…`: prints what Microsoft's Open XML SDK says is wrong with each file, as one JSON
 * list of texts a file. The SDK runs as WebAssembly and takes Node's process to itself, so it is not for within Jest.
 */
import { readFile } from 'node:fs/promises';
import validate from '@ooxml-tools/validate';

/** ECMA-376's first edition, transitional, and what Word does now with all its extensions. */
const VERSIONS = ['Office2007', 'Microsoft365'] as const;

/**
 * A table's caption and description came with ISO/IEC 29500 (the second edition, 17.4.41): Word 2010 writes them as they
 * are here, and what screen readers say is worth more than the first edition's schema.
 */
const OF_THE_SECOND_EDITION = /^The element has unexpected child element '[^']*:tblCaption'\.$/;

const found: string[][] = [];
for (const file of process.argv.slice(2)) {
  const bytes = new Uint8Array(await readFile(file));
  const faults: string[] = [];
  for (const version of VERSIONS) {
    for (const { description, path } of await validate(bytes, 'docx', version)) {
      if (version === 'Office2007' && OF_THE_SECOND_EDITION.test(description)) continue;
      faults.push(`${version}: ${path.partUri}${path.xpath}: ${description}`);
    }
  }
  found.push(faults);
}
await new Promise((written) => process.stdout.write(JSON.stringify(found), written));
// The runtime of the SDK would keep the process alive.
process.exit(0);
