import type { Words } from '#schemas/case-document.ts';
import { htmlText } from './html-text.ts';
import { fromQuotedPrintable } from './web-archive.ts';

/** Lines of a calendar or of cards; a whole year's appointments have some 20,000. */
const MOST_LINES = 100_000;

/** The part before a value: a name and its settings. A calendar's longest has some 300 characters. */
const LONGEST_HEAD = 4_000;

/** What properties are called for people (RFC 5545, RFC 6350); others have their own names, and are shown as well. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['SUMMARY', 'Title of the event'],
  ['DESCRIPTION', 'Description'],
  ['X-ALT-DESC', 'Description'],
  ['LOCATION', 'Place'],
  ['COMMENT', 'Comment'],
  ['CONTACT', 'Contact'],
  ['CATEGORIES', 'Categories'],
  ['ORGANIZER', 'Organiser'],
  ['ATTENDEE', 'Invited'],
  ['DTSTART', 'Starts'],
  ['DTEND', 'Ends'],
  ['ATTACH', 'Attached'],
  ['FN', 'Name'],
  ['N', 'Name'],
  ['NICKNAME', 'Nickname'],
  ['ADR', 'Address'],
  ['LABEL', 'Address'],
  ['TEL', 'Telephone'],
  ['EMAIL', 'Email'],
  ['ORG', 'Organisation'],
  ['TITLE', 'Job title'],
  ['ROLE', 'Role'],
  ['NOTE', 'Note'],
  ['BDAY', 'Date of birth'],
  ['URL', 'Link'],
]);

/** Properties that programs write for one another. */
const OF_PROGRAMS =
  /^(?:BEGIN|END|VERSION|PRODID|UID|METHOD|CALSCALE|DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE|TRANSP|CLASS|PRIORITY|STATUS|ACTION|TRIGGER|RRULE|EXDATE|RDATE|RECURRENCE-ID|TZID|TZNAME|TZURL|TZOFFSETFROM|TZOFFSETTO|REV|KEY|X-MICROSOFT-.*|X-MS-OLK-.*|X-WR-RELCALID|X-LIC-.*|X-ABSHOWAS|X-ABUID)$/;
/** Values that are no text, but a picture, a sound or a file: for a person to look at. */
const OF_BYTES = /(?:^|;)(?:ENCODING=(?:B|BASE64)|BASE64)(?:;|$)/i;
const PICTURED: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND']);
/** Values of several parts with a semicolon between them. */
const IN_PARTS: ReadonlySet<string> = new Set(['N', 'ADR', 'ORG']);

/** Tells whether a text is a calendar or a card. */
export function isDirectory(text: string): boolean {
  return /^\s*BEGIN:V(?:CALENDAR|CARD)\b/i.test(text);
}

/**
 * Returns the words of a calendar file or of address cards, property by property. `cut`: there are more lines than are read, or it has
 * a picture or a file in it.
 */
export function directoryWords(text: string): { readonly words: Words[]; readonly cut: boolean } {
  const lines = unfolded(text);
  const words: Words[] = [];
  const before = new Set<string>();
  let cut = lines.length > MOST_LINES;
  for (const line of lines.slice(0, MOST_LINES)) {
    const { name, settings, value } = partsOf(line);
    const property = name.replace(/^[\w-]{1,30}\./, '').toUpperCase();
    if (OF_PROGRAMS.test(property) || value.trim() === '') continue;
    if (OF_BYTES.test(settings) || (PICTURED.has(property) && /^data:/i.test(value))) {
      cut = true;
      continue;
    }
    const label = LABELS.get(property) ?? (property === '' ? 'Text' : name);
    const said = [shownValue(property, settings, value), ...named(settings)].filter((one) => one !== '').join(', ');
    // A card has a name in parts and a name in one piece; an event has its description twice.
    if (said === '' || before.has(`${label}:${said}`)) continue;
    before.add(`${label}:${said}`);
    words.push({ label, text: said });
  }
  return { words, cut };
}

/** Returns a line's property, its settings and its value. A line without a property was broken off by a program: its words count. */
function partsOf(line: string): { readonly name: string; readonly settings: string; readonly value: string } {
  const end = endOfHead(line);
  const [, name, settings = ''] = /^([\w.-]{1,90})(;[\s\S]*)?$/.exec(line.slice(0, end)) ?? [];
  return name === undefined ? { name: '', settings: '', value: line } : { name, settings, value: line.slice(end + 1) };
}

/** Returns the position of the colon before the value, or 0. A colon in quotation marks is part of a setting. */
function endOfHead(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < Math.min(line.length, LONGEST_HEAD); at += 1) {
    const sign = line[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) return at;
  }
  return 0;
}

/** Returns lines, with folded ones as one (RFC 5545, 3.1), those of quoted-printable too (vCard 2.1). */
function unfolded(text: string): string[] {
  const lines: string[][] = [];
  let isQuoted = false;
  let goesOn = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = lines.at(-1);
    if (last !== undefined && goesOn) last.push(line);
    else if (last !== undefined && /^[ \t]/.test(line)) last.push(line.slice(1));
    else {
      lines.push([line]);
      isQuoted = /QUOTED-PRINTABLE/i.test(line.slice(0, endOfHead(line)));
    }
    goesOn = isQuoted && line.endsWith('=');
    const open = lines.at(-1);
    if (goesOn && open) open[open.length - 1] = (open.at(-1) ?? '').slice(0, -1);
  }
  return lines.map((parts) => parts.join(''));
}

function shownValue(property: string, settings: string, value: string): string {
  const plain = /QUOTED-PRINTABLE/i.test(settings)
    ? fromQuotedPrintable(value, /CHARSET="?([\w-]{2,30})/i.exec(settings)?.[1])
    : value;
  const parts = IN_PARTS.has(property) ? plain.split(/(?<!\\);/) : [plain];
  const text = parts
    .map((part) => unescaped(part).trim())
    .filter((part) => part !== '')
    .join(property === 'N' ? ' ' : ', ');
  return property === 'X-ALT-DESC' || /FMTTYPE=text\/html/i.test(settings)
    ? htmlText(text)
    : text.replace(/^(?:mailto|tel):/i, '');
}

/** Returns names of people and addresses among a value's settings. */
function named(settings: string): string[] {
  return [...settings.matchAll(/;(?:CN|LABEL)=(?:"([^"]*)"|([^;]*))/gi)].map(([, quoted, bare]) =>
    unescaped(quoted ?? bare ?? '').trim(),
  );
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}
