import { createHash } from 'node:crypto';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { isKnown } from '#functions/platform/http/if-none-match.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Council } from '#schemas/settings.ts';

export interface BlankFormDependencies {
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly council: () => Promise<Council>;
  /** Writes a form for anybody: no reference and no date, which are a conversation's (S13). */
  readonly write: (form: FormDefinition, about: { readonly council: Council }) => Promise<Uint8Array>;
}

interface Written {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An hour: within it a council's new telephone number is on every form that people fetch. */
const FRESH_SECONDS = 3_600;

/** Finds the form of a file name such as `masp.docx`. @throws Problem 404 `no-such-form`, which lists the forms that there are */
export function formNamed(forms: ReadonlyMap<string, FormDefinition>, name: string | undefined): FormDefinition {
  const form = forms.get(/^(.*)\.docx$/.exec(name ?? '')?.[1] ?? '');
  if (form) return form;
  throw new Problem(404, 'no-such-form', 'There is no form of this name.', {
    forms: [...forms.values()].map(({ id, title }) => ({ title, path: `/forms/${id}.docx` })),
  });
}

/** Returns an answer with a Word file to be saved under a name. */
export function wordFile(bytes: Uint8Array, fileName: string, caching: Readonly<Record<string, string>>): Answer {
  const disposition = `attachment; filename="${fileName}"`;
  return {
    status: 200,
    file: bytes,
    headers: { 'content-type': WORD, 'content-disposition': disposition, ...caching },
  };
}

/**
 * Serves the blank Word forms to anybody (S14, S15c): `GET /forms/{name}` with a name such as `masp.docx`. Each form is
 * written once for the council's details as they are, at its first request: it is then the same bytes whenever it is written.
 * @throws Problem 404 `no-such-form`, which lists the forms that there are
 */
export function blankForms({ forms, council, write }: BlankFormDependencies): (request: Request) => Promise<Answer> {
  const written = new Map<string, Promise<Written>>();
  let writtenFor = '';
  const writeOnce = (form: FormDefinition, details: Council): Promise<Written> => {
    const now = JSON.stringify(details);
    if (now !== writtenFor) written.clear();
    writtenFor = now;
    const known = written.get(form.id);
    if (known) return known;
    const writing = write(form, { council: details }).then((bytes) => ({
      bytes,
      etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    }));
    written.set(form.id, writing);
    // A fault is this request's alone: the next one tries again.
    writing.catch(() => written.delete(form.id));
    return writing;
  };
  return async ({ path, headers }) => {
    const form = formNamed(forms, path.name);
    const { bytes, etag } = await writeOnce(form, await council());
    const caching = { 'cache-control': `public, max-age=${FRESH_SECONDS}`, etag };
    if (isKnown(headers['if-none-match'], etag)) return { status: 304, headers: { 'content-type': WORD, ...caching } };
    return wordFile(bytes, `${form.id}-${form.version}.docx`, caching);
  };
}
