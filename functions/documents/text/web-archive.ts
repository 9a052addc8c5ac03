/** Tells whether this is a web page saved in one file (RFC 2557), as programs export one under the name of a Word document. */
export function isWebArchive(text: string): boolean {
  return /^Content-Type:\s*multipart\/related/im.test(text.slice(0, 2_000));
}

/** Returns the pages in a saved web page, without its pictures. What is written otherwise than it says stays as it is. */
export function webArchiveHtml(text: string): string[] {
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]{1,100})"|([^\s;]{1,100}))/i.exec(text.slice(0, 2_000));
  const between = boundary?.[1] ?? boundary?.[2];
  if (between === undefined) return [text];
  const pages: string[] = [];
  for (const part of text.split(`--${between}`).slice(1)) {
    const [head = '', ...body] = part.split(/\r?\n\r?\n/);
    if (!/^Content-Type:\s*text\/(?:html|plain)/im.test(head)) continue;
    pages.push(decoded(body.join('\n\n'), head));
  }
  return pages;
}

function decoded(body: string, head: string): string {
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  const code = /charset\s*=\s*"?([\w-]{2,30})/i.exec(head)?.[1] ?? 'utf-8';
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body.replace(/=[ \t]*\r?\n/g, ''), code);
  return encoding === 'base64' ? decoderFor(code).decode(Buffer.from(body, 'base64')) : body;
}

/** Returns text that was written in quoted-printable (RFC 2045, 6.7), in a code that may be named; lines are not joined. */
export function fromQuotedPrintable(text: string, code = 'utf-8'): string {
  const decoder = decoderFor(code);
  return text.replace(/(?:=[0-9A-F]{2})+/gi, (run) => decoder.decode(Buffer.from(run.replaceAll('=', ''), 'hex')));
}

export function decoderFor(code: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(code);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
