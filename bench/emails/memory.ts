import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL } from '#infra/local/places.ts';
import { DOCX, filesEmail } from '#test/fixtures/emails.ts';
import { docx } from '#test/fixtures/hostile-files.ts';

const ALONE = fileURLToPath(new URL('./memory-process.ts', import.meta.url));
const FOLDER = join(LOCAL, 'bench', 'emails');
const MB = 1_000_000;
const FORMS = 5;
/** Returns Base64 in lines of 76. */
const ENCODED = (4 / 3) * (78 / 76);

/** Returns an email of a given size with five Word forms. Each is mostly a photograph, which cannot be compressed. */
async function emailOf(size: number): Promise<string> {
  const photograph = Math.floor(size / ENCODED / FORMS) - 4_000;
  const files = Array.from({ length: FORMS }, (_, number) => ({
    filename: `form ${number + 1}.docx`,
    contentType: DOCX,
    content: docx({ members: [{ name: 'word/media/image1.png', bytes: randomBytes(photograph), stored: true }] }),
  }));
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${size / MB}-mb.eml`);
  writeFileSync(path, await filesEmail({}, files));
  return path;
}

function peakOf(job: 'receive' | 'open', ...path: readonly string[]): number {
  const { stdout, status } = spawnSync(process.execPath, [ALONE, job, ...path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the memory of ${job} could not be measured`);
  return Number(stdout) * 1024;
}

/** Measures the most memory that receiving and opening an email takes, in MB above an idle process with the same code, and as a share of its size. */
export async function emailMemory(): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  for (const size of [20 * MB, 40 * MB]) {
    const path = await emailOf(size);
    for (const job of ['receive', 'open'] as const) {
      const above = peakOf(job, path) - peakOf(job);
      figures[`${job} ${size / MB} MB`] = {
        peakMbAboveIdle: Math.round(above / MB),
        timesItsSize: Math.round((above / size) * 10) / 10,
      };
    }
  }
  return figures;
}
