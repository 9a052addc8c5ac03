import { digest } from '#functions/platform/identifiers.ts';
import type { EmailPart } from '../email/opened-email.ts';

/** The same number as the files that a message may have. */
const OTHER_NAMES_AT_MOST = 100;

function documentIdOf(messageId: string, part: EmailPart): string {
  return digest('part', messageId, part.sha256).slice(0, 26).toUpperCase();
}

/** A file to keep: its part, and the other names under which the same bytes came. */
export type FileToKeep = { id: string; part: EmailPart; otherNames: string[]; inline: boolean };

/**
 * Returns the files of a message, each once: a file with two names keeps both, and one both shown and attached counts as attached.
 */
export function filesOf(messageId: string, parts: readonly EmailPart[]): FileToKeep[] {
  const files = new Map<string, FileToKeep>();
  for (const part of parts) {
    const id = documentIdOf(messageId, part);
    const known = files.get(id);
    if (known === undefined) files.set(id, { id, part, otherNames: [], inline: part.origin === 'inline' });
    else {
      const isNew = part.name !== known.part.name && !known.otherNames.includes(part.name);
      if (isNew && known.otherNames.length < OTHER_NAMES_AT_MOST) known.otherNames.push(part.name);
      known.inline &&= part.origin === 'inline';
    }
  }
  return [...files.values()];
}
