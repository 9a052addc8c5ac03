const BRACKETS: Readonly<Record<string, string>> = { lt: '<', nl: '\n', np: '\n', sp: ' ' };

/**
 * The words of `text/enriched` (RFC 1896) and of `text/richtext` (RFC 1341), in which commands stand in angle brackets. One
 * line end is a blank there and more are one fewer. Text that looks like a command and is none is kept.
 */
export function enrichedText(written: string): string {
  return written
    .replace(/\r\n?/g, '\n')
    .replace(/<param>[^<]{0,1000}<\/param>/gi, '')
    .replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)))
    .replace(/<<|<\/?([a-z][a-z0-9-]{0,59})>/gi, (whole: string, command?: string) =>
      command === undefined ? '<' : (BRACKETS[command.toLowerCase()] ?? (whole.startsWith('</paragraph') ? '\n' : '')),
    )
    .replace(/ *\n */g, '\n')
    .trim();
}
