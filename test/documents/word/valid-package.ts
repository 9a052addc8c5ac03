import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod';

const Faults = z.array(z.array(z.string()));

/** What Microsoft's Open XML SDK says is wrong with each of some .docx files: nothing, when Word opens them without repair. */
export async function sdkFaults(files: readonly Uint8Array[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'open-xml-'));
  try {
    const paths = files.map((_, index) => join(folder, `${index}.docx`));
    await Promise.all(paths.map((path, index) => writeFile(path, files[index] ?? new Uint8Array())));
    const script = join(import.meta.dirname, 'open-xml-validator.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...paths], {
      env: { ...process.env, NODE_OPTIONS: '' },
      maxBuffer: 50_000_000,
    });
    return Faults.parse(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((found) => found[1] ?? '');
const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

/** The order of CT_SdtPr, which the SDK does not insist on (ECMA-376-1, 17.5.2.38). */
const CONTROL_PROPERTIES = ['w:alias', 'w:tag', 'w:id', 'w:lock', 'w:placeholder', 'w:showingPlcHdr'];

/**
 * What is wrong with the package around the XML, and with the ids and names that Word wants once in a document (ECMA-376-2,
 * 9 and 10; ECMA-376-1, 17.5.2 and 17.13.6): a text each.
 */
export function packageFaults(bytes: Uint8Array): string[] {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const faults: string[] = [];
  const types = parts['[Content_Types].xml'] ?? '';
  const defaults = new Set(all(types, /<Default [^>]*Extension="([^"]*)"/g));
  const overrides = all(types, /<Override [^>]*PartName="([^"]*)"/g);
  for (const name of Object.keys(parts)) {
    const known = overrides.includes(`/${name}`) || defaults.has(name.slice(name.lastIndexOf('.') + 1));
    if (!known && name !== '[Content_Types].xml') faults.push(`${name} has no content type`);
  }
  for (const part of overrides) if (!(part.slice(1) in parts)) faults.push(`a content type for ${part}, not there`);
  for (const part of repeated(overrides)) faults.push(`two content types for ${part}`);

  for (const [name, xml] of Object.entries(parts).filter(([part]) => part.endsWith('.rels'))) {
    const owner = posix.join(posix.dirname(name), '..');
    for (const target of all(xml, /<Relationship [^>]*Target="([^"]*)"/g)) {
      const part = target.startsWith('/') ? target.slice(1) : posix.join(owner, target);
      if (!(part in parts)) faults.push(`${name} leads to ${target}, not there`);
    }
    for (const id of repeated(all(xml, /<Relationship [^>]*Id="([^"]*)"/g))) faults.push(`${name} has ${id} twice`);
  }

  const story = Object.entries(parts)
    .filter(([name]) => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(name))
    .map(([, xml]) => xml)
    .join('');
  const ids = all(story, /<w:id w:val="([^"]*)"\/>/g);
  for (const id of repeated(ids)) faults.push(`the control id ${id} twice`);
  for (const id of ids) if (!/^[1-9]\d{0,8}$/.test(id)) faults.push(`the control id ${id} is not a positive number`);
  for (const name of [...all(story, /<w:tag w:val="([^"]*)"/g), ...all(story, /<w:alias w:val="([^"]*)"/g)])
    if (name.length > 64) faults.push(`${name} has more than 64 characters`);
  for (const properties of all(story, /<w:sdtPr>(.*?)<\/w:sdtPr>/g)) {
    const order = all(properties, /<(w:\w+)/g).filter((name) => CONTROL_PROPERTIES.includes(name));
    const inOrder = order.toSorted((a, b) => CONTROL_PROPERTIES.indexOf(a) - CONTROL_PROPERTIES.indexOf(b));
    if (order.join() !== inOrder.join()) faults.push(`a control with ${order.join(', ')}`);
  }
  const starts = all(story, /<w:bookmarkStart w:id="([^"]*)"/g);
  for (const id of repeated(starts)) faults.push(`the bookmark id ${id} twice`);
  if (
    starts.toSorted().join() !==
    all(story, /<w:bookmarkEnd w:id="([^"]*)"/g)
      .toSorted()
      .join()
  )
    faults.push('bookmarks that begin or end alone');
  const names = all(story, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g);
  for (const name of repeated(names)) faults.push(`the bookmark ${name} twice`);
  for (const name of names) if (!/^[A-Za-z]\w{0,39}$/.test(name)) faults.push(`Word takes no bookmark called ${name}`);
  return faults;
}
