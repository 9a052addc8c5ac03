import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { addAlternatives, addText, type Bags, bagOf, missingFrom } from './bag.ts';
import { Tally } from './tally.ts';
import type { Counted } from './word-counts.ts';

const WITH_PYTHON = fileURLToPath(new URL('../emails/words-with-python.py', import.meta.url));

const Text = z.object({ place: z.string(), text: z.string(), excluded: z.boolean().optional() });
type Node = z.infer<typeof Text> | { readonly type: string; readonly parts: readonly Node[] };
const Node: z.ZodType<Node> = z.lazy(() => z.union([Text, z.object({ type: z.string(), parts: z.array(Node) })]));
const Messages = z.record(z.string(), z.object({ subject: z.string(), tree: Node }));

/** A file that old programs wrote into the text: begin 644 name … end. */
const WRITTEN_OUT = /^begin \d{3} .*\n[\s\S]*?^end\s*$/gm;
/** After a missing or broken boundary, Python reads the next parts as one text, with their headers. */
const NOT_TAKEN_APART = /^--\S.*\nContent-(?:Type|Transfer)/im;

function count(node: Node, words: Bags, excluded: Bags): void {
  if ('text' in node) {
    const text = node.text
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '')
      .replace(WRITTEN_OUT, (file) => {
        addText(excluded, 'file written out in the text', file);
        return '';
      });
    if (NOT_TAKEN_APART.test(text)) addText(excluded, 'parts that Python did not take apart', text);
    else addText(node.excluded === true ? excluded : words, node.place, text);
  } else if (node.type === 'multipart/alternative') {
    const ways = node.parts.map((part) => {
      const way: Bags = new Map();
      count(part, way, excluded);
      return way;
    });
    addAlternatives(words, ways);
  } else for (const part of node.parts) count(part, words, excluded);
}

/** Counts the words of every message of a folder, as Python decodes them, that its opened text and subject do not show. */
export async function messages(folder: string): Promise<Record<string, unknown>> {
  const { stdout, status } = spawnSync('python3', [WITH_PYTHON, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error('Python could not take the messages apart');
  const tally = new Tally();
  const unopened: Record<string, number> = {};
  for (const [name, { subject, tree }] of Object.entries(Messages.parse(JSON.parse(stdout)))) {
    const opened = await openEmail(Uint8Array.from(readFileSync(join(folder, name))), { openArchive });
    if (opened.is === 'unreadable') {
      unopened[opened.reason] = (unopened[opened.reason] ?? 0) + 1;
      continue;
    }
    const counted: Counted = { words: new Map(), excluded: new Map() };
    count(tree, counted.words, counted.excluded);
    tally.addFile(
      name,
      counted.words,
      counted.excluded,
      missingFrom(bagOf(`${subject}\n${opened.text}`), counted.words),
    );
  }
  return { unopened, words: tally.figures() };
}
