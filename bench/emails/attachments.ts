import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { peerFunction } from '../peers.ts';

const WITH_PYTHON = fileURLToPath(new URL('./with-python.py', import.meta.url));
/** How deep messages may be within messages: nobody forwards deeper. */
const MOST_DEPTH = 8;

/** A file that a parser found. Its name does not count. */
interface FoundFile {
  readonly sha256: string;
  readonly type: string;
}
type ByMessage = ReadonlyMap<string, readonly FoundFile[]>;

async function withOurs(folder: string, messages: readonly string[]): Promise<ByMessage> {
  const found = new Map<string, FoundFile[]>();
  for (const name of messages) {
    const opened = await openEmail(Uint8Array.from(readFileSync(join(folder, name))), { openArchive });
    const parts = opened.is === 'opened' ? opened.parts : [];
    found.set(
      name,
      parts.map(({ sha256, declaredType }) => ({ sha256, type: declaredType })),
    );
  }
  return found;
}

const Python = z.record(z.string(), z.array(z.object({ sha256: z.string(), type: z.string() })));

function withPython(folder: string): ByMessage {
  const { stdout, status } = spawnSync('python3', [WITH_PYTHON, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error('Python could not take the messages apart');
  return new Map(Object.entries(Python.parse(JSON.parse(stdout))));
}

const Parsed = z.object({
  attachments: z.array(z.object({ contentType: z.string(), content: z.instanceof(Uint8Array) })),
});

async function withMailparser(folder: string, messages: readonly string[]): Promise<ByMessage> {
  const simpleParser = peerFunction('emails', 'mailparser', 'simpleParser');
  const filesOf = async (raw: Uint8Array, depth: number): Promise<FoundFile[]> => {
    const { attachments } = Parsed.parse(await simpleParser(raw));
    const found: FoundFile[] = [];
    for (const { contentType: type, content } of attachments) {
      if (type === 'message/rfc822' && depth < MOST_DEPTH) found.push(...(await filesOf(content, depth + 1)));
      else found.push({ sha256: createHash('sha256').update(content).digest('hex'), type });
    }
    return found;
  };
  const found = new Map<string, FoundFile[]>();
  for (const name of messages) found.set(name, await filesOf(readFileSync(join(folder, name)), 0));
  return found;
}

/** Counts a parser's files that we find too, byte for byte, and the types of the others. */
function compared(ours: ByMessage, theirs: ByMessage): Record<string, unknown> {
  let [messages, same, onlyOurs] = [0, 0, 0];
  const onlyTheirs: Record<string, number> = {};
  for (const [name, own] of ours) {
    const left = own.map(({ sha256 }) => sha256);
    const before = same;
    const other = theirs.get(name) ?? [];
    for (const { sha256, type } of other) {
      const at = left.indexOf(sha256);
      if (at === -1) onlyTheirs[type] = (onlyTheirs[type] ?? 0) + 1;
      else {
        left.splice(at, 1);
        same += 1;
      }
    }
    onlyOurs += left.length;
    if (left.length === 0 && same - before === other.length) messages += 1;
  }
  return { identicalMessages: messages, identicalFiles: same, onlyOurs, onlyTheirs };
}

/** Compares the files that we find in each message of a folder with those of Python's email package and of mailparser. */
export async function attachments(folder: string, messages: readonly string[]): Promise<Record<string, unknown>> {
  const ours = await withOurs(folder, messages);
  return {
    messages: messages.length,
    files: [...ours.values()].flat().length,
    python: compared(ours, withPython(folder)),
    mailparser: compared(ours, await withMailparser(folder, messages)),
  };
}
