import { htmlText } from '#functions/documents/index.ts';

/** Properties that programs write for each other (RFC 5545 3.7, 3.8). Any other property may hold a person's words. */
const FOR_PROGRAMS =
  /^(?:BEGIN|END|PRODID|VERSION|CALSCALE|METHOD|UID|DTSTAMP|SEQUENCE|CREATED|LAST-MODIFIED|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|TRIGGER|ACTION|CLASS|TRANSP|PRIORITY|X-MICROSOFT-.*|X-MS-OLK-.*|X-APPLE-.*|X-LIC-.*|X-MOZ-.*|X-GOOGLE-.*)$/;
const LABELS: Readonly<Record<string, string>> = {
  SUMMARY: 'Subject',
  DTSTART: 'Begins',
  DTEND: 'Ends',
  ORGANIZER: 'Organiser',
};
/** Lines of one calendar entry; an invitation has some hundred. */
const LINES_AT_MOST = 20_000;

/**
 * Returns the words of a calendar entry (RFC 5545), one property a line with its name: who invites whom, to what, when and where.
 * Names of people come from the parameter `CN`. Never fails.
 */
export function calendarWords(written: string): string {
  const lines = written
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', LINES_AT_MOST);
  const out: string[] = [];
  let zones = 0;
  for (const line of lines) {
    if (/^BEGIN:VTIMEZONE/i.test(line)) zones += 1;
    if (/^END:VTIMEZONE/i.test(line)) zones -= 1;
    const [, name = '', parameters = '', value = ''] =
      /^([\w-]+)((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)$/s.exec(line) ?? [];
    // A line that is no property holds somebody's words.
    if (name === '' && line.trim() !== '') out.push(line.trim());
    if (name === '' || zones > 0 || FOR_PROGRAMS.test(name.toUpperCase()) || value === '') continue;
    const key = name.toUpperCase();
    const plain = unescaped(value).trim();
    const words = /FMTTYPE="?text\/html/i.test(parameters) ? htmlText(plain) : plain;
    const person = /;CN=(?:"([^"]*)"|([^;:]*))/i.exec(parameters);
    const who = person?.[1] ?? person?.[2] ?? '';
    const label = LABELS[key] ?? key.charAt(0) + key.slice(1).toLowerCase();
    out.push(`${label}: ${who === '' ? words : `${who} <${words}>`}`);
  }
  return out.filter((line, at) => at > 500 || out.indexOf(line) === at).join('\n');
}

function unescaped(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}
