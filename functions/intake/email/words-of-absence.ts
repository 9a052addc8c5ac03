/**
 * What people and their programs write when they are away, by language. These only stop our automatic acknowledgement: a teacher
 * who writes "I am out of the office tomorrow, please ring me today" is a person with a concern.
 */
interface Language {
  readonly language: string;
  /** How a subject begins. */
  readonly subjects: readonly string[];
  /** Phrases anywhere in the first lines. */
  readonly lines: readonly string[];
  readonly source: string;
}

const LANGUAGES: readonly Language[] = [
  {
    language: 'English',
    subjects: [
      'automatic reply',
      'automatic response',
      'automated reply',
      'automated response',
      'auto reply',
      'autoreply',
      'auto response',
      'auto:',
      'out of office',
      'out of the office',
      'on annual leave',
      'annual leave',
      'on leave',
      'on maternity leave',
      'on holiday',
      'on vacation',
      'away from',
    ],
    lines: [
      'out of office',
      'out of the office',
      'away from the office',
      'away from my desk',
      'away from work',
      'i am on leave',
      'i am currently on leave',
      'i am away',
      'i am currently away',
      'on annual leave',
      'on maternity leave',
      'on sick leave',
      'on holiday until',
      'on vacation until',
      'limited access to my email',
      'this is an automatic reply',
      'this is an automated reply',
      'this is an automated response',
      'this is an automated message',
      'this is an auto reply',
      'this mailbox is not monitored',
      'this inbox is not monitored',
    ],
    source: 'Sisimai RFC3834 (Auto:, Automatic reply:, Out of office:); Exchange and Outlook in English',
  },
  {
    language: 'Welsh',
    subjects: ['ateb awtomatig', 'atebion awtomatig', 'ymateb awtomatig', 'neges awtomatig', 'allan or swyddfa'],
    lines: [
      'allan or swyddfa',
      'i ffwrdd or swyddfa',
      'ddim yn y swyddfa',
      'ar wyliau',
      'ar fy ngwyliau',
      'ar absenoldeb',
      'ateb awtomatig',
      'ymateb awtomatig',
      'neges awtomatig',
    ],
    source: 'Roundcube, managesieve cy_GB ("Allan o’r Swyddfa"); the rest are everyday Welsh',
  },
  {
    language: 'Polish',
    subjects: [
      'automatyczna odpowiedz',
      'odpowiedz automatyczna',
      'autoodpowiedz',
      'poza biurem',
      'nieobecnosc',
      'urlop',
    ],
    lines: [
      'poza biurem',
      'jestem nieobecny',
      'jestem nieobecna',
      'jestem na urlopie',
      'przebywam na urlopie',
      'nie ma mnie w biurze',
      'automatyczna odpowiedz',
      'wiadomosc automatyczna',
    ],
    source:
      'Microsoft support pl-PL ("Odpowiedzi automatyczne (Poza biurem)"); Exchange subject "Automatyczna odpowiedź:"',
  },
  {
    language: 'French',
    subjects: ['reponse automatique', 'message automatique', 'absence du bureau', 'absent du bureau'],
    lines: [
      'absent du bureau',
      'absente du bureau',
      'je suis absent',
      'je suis absente',
      'je suis actuellement absent',
      'je suis en conge',
      'je suis actuellement en conge',
      'en conges jusquau',
      'reponse automatique',
      'message automatique',
    ],
    source: 'Exchange and Outlook in French ("Réponse automatique :", "Absence du bureau")',
  },
  {
    language: 'German',
    subjects: ['automatische antwort', 'automatische ruckantwort', 'abwesenheitsnotiz', 'abwesend', 'abwesenheit'],
    lines: [
      'nicht im buro',
      'bin abwesend',
      'bin derzeit abwesend',
      'bin im urlaub',
      'bin derzeit im urlaub',
      'automatische antwort',
      'abwesenheitsnotiz',
      'nicht erreichbar bis',
    ],
    source: 'Exchange and Outlook in German ("Automatische Antwort:", "Abwesenheitsnotiz")',
  },
  {
    language: 'Romanian',
    subjects: ['raspuns automat', 'mesaj automat', 'absent de la birou', 'in afara biroului', 'in concediu'],
    lines: [
      'absent de la birou',
      'nu sunt la birou',
      'in afara biroului',
      'sunt in concediu',
      'ma aflu in concediu',
      'raspuns automat',
      'mesaj automat',
    ],
    source: 'Microsoft support ro-RO ("Răspunsul automat", "Absent de la birou")',
  },
  {
    language: 'Gujarati',
    subjects: [
      'સ્વચાલિત જવાબ',
      'સ્વયંચાલિત જવાબ',
      'આપોઆપ જવાબ',
      'ઓટોમેટિક જવાબ',
      'ઑટોમેટિક જવાબ',
      'ઓફિસની બહાર',
      'ઑફિસની બહાર',
      'રજા પર',
    ],
    lines: [
      'ઓફિસની બહાર',
      'ઑફિસની બહાર',
      'ઓફિસમાં નથી',
      'ઑફિસમાં નથી',
      'હું રજા પર છું',
      'રજા પર છું',
      'સ્વચાલિત જવાબ',
      'સ્વયંચાલિત જવાબ',
      'આપોઆપ જવાબ',
    ],
    source: 'everyday Gujarati for the English phrases above: no mail program’s own words were found',
  },
];

/** Tags that programs put before a subject, such as `[External]` or `{Disarmed}`. */
const TAGS = /^(?:\s*[[{(][^\]})]{0,40}[\]})])+/;
/** The notice comes first; further down "on annual leave" may be about anybody. */
const LINES_LOOKED_AT = 5;
const CHARACTERS_LOOKED_AT = 600;

/** Returns text in lower case without accents, apostrophes and other marks, so that "I’m" and "Im", "büro" and "buro" are equal. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\bi['’‘]m\b/g, 'i am')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{M}\p{N}:\n]+/gu, ' ')
    .trim();
}

const phrases = (of: (language: Language) => readonly string[]) => LANGUAGES.flatMap(of).map(plain);
const SUBJECTS = phrases(({ subjects }) => subjects);
const LINES = phrases(({ lines }) => lines);

/** Returns whether a text has a phrase at that place as whole words. */
function stands(text: string, phrase: string, at = text.indexOf(phrase)): boolean {
  if (at === -1) return false;
  const apart = (character: string | undefined) => character === undefined || !/[\p{L}\p{M}\p{N}]/u.test(character);
  return (
    (apart(text[at - 1]) && (phrase.endsWith(':') || apart(text[at + phrase.length]))) ||
    stands(text, phrase, text.indexOf(phrase, at + 1))
  );
}

/** Returns whether the subject or the first words say, in any of the languages, that the sender is away. */
export function saysAbsent(subject: string, firstWords: string): boolean {
  const title = plain(subject.replace(TAGS, ''));
  if (SUBJECTS.some((phrase) => title.startsWith(phrase) && stands(title, phrase, 0))) return true;
  const lines = firstWords.split('\n').filter((line) => line.trim() !== '');
  const text = plain(lines.slice(0, LINES_LOOKED_AT).join(' ').slice(0, CHARACTERS_LOOKED_AT));
  return LINES.some((phrase) => stands(text, phrase));
}
