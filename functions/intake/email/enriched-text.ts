const BRACKETS: Readonly<Record<string, string>> = { lt: '<', nl: '\n', np: '\n', sp: ' ' };

/**
 * Returns the words of `text/enriched` (RFC 1896) and `text/richtext` (RFC 1341), whose commands are in angle brackets. One line
 * end becomes a blank there, and a run of them loses one. Text that only looks like a command is kept.
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
