import * as z from 'zod';
import { CatalogueId, CatalogueText } from '#schemas/catalogue.ts';
import { NewClockSettings } from '#schemas/clock-settings.ts';
import { CouncilDetails } from '#schemas/settings.ts';
import { CatalogueQuery } from '../catalogue.ts';
import { Catalogue, CatalogueEntryShown, CatalogueHistory, StartingSetAdded } from '../catalogue-list.ts';
import { SettingHistory, SettingPath } from '../changed.ts';
import { ClockShown } from '../clock.ts';
import { CouncilShown } from '../council.ts';
import { LevelsSetting, LevelsShown } from '../levels.ts';
import { OnlineFormShown, SetOnlineForm } from '../online-form.ts';
import { PostcodesShown, SetPostcodes } from '../postcodes.ts';
import { LATER } from './examples.ts';
import { ETAG, operationsUnder, VersionHeaders } from './parts.ts';

const { forStaff } = operationsUnder('Settings');

const SIGN_OFF = {
  dpiaReference: 'DPIA-2026-014',
  approver: 'Sorrel Wainwright',
  approverRole: 'Data protection officer',
  signedOffOn: '2026-11-20',
  reviewOn: '2027-11-20',
  demonstration: false,
};
const BY_GOVERNANCE = { version: 3, changedAt: LATER, changedBy: 'governance-1', changedByName: 'Sorrel Wainwright' };
const OPENED = { open: true, signOff: SIGN_OFF, recordedAt: LATER, recordedBy: 'governance-1', ...BY_GOVERNANCE };

const BY_ADMINISTRATOR = { version: 4, changedAt: LATER, changedBy: 'administrator-1', changedByName: 'Linden Hale' };

const LEVELS = {
  levels: [
    { code: '1', label: '1 Universal', earlyHelp: false },
    { code: '2', label: '2 Early help', earlyHelp: true },
  ],
};

const CLOCK = {
  extraHolidays: ['2027-05-10'],
  workedHolidays: [],
  workingDays: 1,
  dueHour: 17,
  staffedFrom: 510,
  staffedUntil: 1020,
  atRiskMinutes: 180,
  minutesADecision: 45,
  workedAtOnce: 3,
  selfReferralAge: 16,
  escalation: { role: 'head_of_service', contact: '01632 960100' },
};

const TEXT = {
  name: 'Invented Family Centre',
  description: 'Drop-in for parents of under fives, every weekday morning.',
  url: 'https://centre.example/',
  telephone: '01632 960123',
  address: '1 Invented Row',
  active: true,
  clusters: ['North'],
};
const COUNCIL = {
  name: 'Exampleshire Council',
  telephone: '01632 960001',
  outOfHours: null,
  coordinator: '01632 960002',
  hours: 'Somebody is on duty at the front door day and night, every day of the year.',
  links: { oneNumber: 'https://council.example/one-number', thresholds: null, panelTerms: null },
};
const COUNCIL_SHOWN = {
  council: COUNCIL,
  mailbox: 'referrals@council.example',
  wordFormUrl: 'https://council.example/forms/early-help-and-social-care.docx',
  ...BY_ADMINISTRATOR,
};

const POSTCODES_SHOWN = {
  postcodes: { source: 'given', lines: 2, authorities: [{ authority: 'E06000016', lines: 2 }] },
  homeAuthority: 'E06000016',
  ...BY_ADMINISTRATOR,
};

const ENTRY = {
  ...TEXT,
  id: 'invented-family-centre',
  version: 1,
  changedAt: LATER,
  changedBy: 'coordinator-2',
  changedByName: null,
};

const EntryPath = z.object({ id: CatalogueId });
/** The headers of a write: `If-None-Match: *` for a new entry, `If-Match` for a new version. */
const EntryHeaders = VersionHeaders.partial({ 'if-match': true }).extend({
  'if-none-match': z.literal('*').optional().describe('Send `*` for a new entry.'),
});

/** The headers of a change that can also be made unseen: without `If-Match`, whatever the setting was. */
const SeenHeaders = VersionHeaders.partial({ 'if-match': true });

/** The operations on a council's settings, which have no personal data. */
export const SETTINGS = [
  forStaff('readOnlineForm', 'GET', '/admin/settings/online-form', {
    summary: 'Returns whether the online form is open, and by whose sign-off.',
    answers: { 200: { means: 'The current setting.', json: OnlineFormShown, headers: ETAG, example: OPENED } },
  }),
  forStaff('setOnlineForm', 'PUT', '/admin/settings/online-form', {
    summary: 'Opens the online form with a recorded sign-off, or shuts it.',
    about: 'The sign-off must be from the last year. Four weeks before its review date, governance gets a task.',
    headers: SeenHeaders,
    body: SetOnlineForm,
    example: SIGN_OFF,
    answers: { 200: { means: 'The current setting.', json: OnlineFormShown, headers: ETAG, example: OPENED } },
    problems: ['bad-sign-off', 'bad-if-match', 'changed-since'],
  }),
  forStaff('readLevels', 'GET', '/admin/settings/levels', {
    summary: 'Returns the levels of need.',
    answers: {
      200: { means: 'The levels.', json: LevelsShown, headers: ETAG, example: { ...LEVELS, ...BY_ADMINISTRATOR } },
    },
  }),
  forStaff('setLevels', 'PUT', '/admin/settings/levels', {
    summary: 'Sets the names of the levels of need. Past decisions keep the names of their time.',
    headers: SeenHeaders,
    body: LevelsSetting,
    example: LEVELS,
    answers: {
      200: {
        means: 'The new levels.',
        json: LevelsShown,
        headers: ETAG,
        example: { ...LEVELS, ...BY_ADMINISTRATOR },
      },
    },
    problems: ['bad-levels', 'bad-if-match', 'changed-since'],
  }),
  forStaff('readClock', 'GET', '/admin/settings/clock', {
    summary: 'Returns the settings of the decision clock.',
    answers: {
      200: {
        means: 'The settings, and their version.',
        json: ClockShown,
        headers: ETAG,
        example: { settings: CLOCK, ...BY_GOVERNANCE },
      },
    },
  }),
  forStaff('setClock', 'PUT', '/admin/settings/clock', {
    summary: 'Replaces the settings of the decision clock.',
    about: 'Existing cases keep the deadline that their referrers were told.',
    headers: VersionHeaders,
    body: NewClockSettings,
    example: CLOCK,
    answers: {
      200: {
        means: 'The new settings, and their version.',
        json: ClockShown,
        headers: ETAG,
        example: { settings: CLOCK, ...BY_ADMINISTRATOR },
      },
    },
    problems: ['if-match-needed', 'bad-if-match', 'bad-clock', 'changed-since'],
  }),
  forStaff('readCouncil', 'GET', '/admin/settings/council', {
    summary: 'Returns the council’s name, telephone numbers and links.',
    about: 'Until somebody sets them, they are the deployment’s, with version 0.',
    answers: { 200: { means: 'The details.', json: CouncilShown, headers: ETAG, example: COUNCIL_SHOWN } },
  }),
  forStaff('setCouncil', 'PUT', '/admin/settings/council', {
    summary: 'Replaces the council’s name, telephone numbers and links.',
    about: 'Letters, forms and answers have the new details within a minute. The mailbox belongs to the deployment.',
    headers: VersionHeaders,
    body: CouncilDetails,
    example: COUNCIL,
    answers: { 200: { means: 'The new details.', json: CouncilShown, headers: ETAG, example: COUNCIL_SHOWN } },
    problems: ['if-match-needed', 'bad-if-match', 'bad-council', 'changed-since'],
  }),
  forStaff('readPostcodes', 'GET', '/admin/settings/postcodes', {
    summary: 'Returns which file of postcodes is in use, and how many lines name each authority.',
    answers: { 200: { means: 'The file in use.', json: PostcodesShown, headers: ETAG, example: POSTCODES_SHOWN } },
  }),
  forStaff('setPostcodes', 'PUT', '/admin/settings/postcodes', {
    summary: 'Replaces the file of postcodes, or returns to the deployed one.',
    about:
      'The whole file is refused if a line is at fault, or if no line names your own authority. Cases are shown by the new file within a minute. The body can have 2 MB.',
    headers: VersionHeaders,
    body: SetPostcodes,
    example: { csv: 'pcds,lad\nZZ1 1AA,E06000016\nZZ2,E06000016\n' },
    answers: { 200: { means: 'The file in use.', json: PostcodesShown, headers: ETAG, example: POSTCODES_SHOWN } },
    problems: ['if-match-needed', 'bad-if-match', 'bad-postcodes', 'changed-since'],
  }),
  forStaff('readSettingHistory', 'GET', '/admin/settings/{setting}/history', {
    summary: 'Returns the last fifty versions of a setting, and who made each when.',
    path: SettingPath,
    answers: {
      200: {
        means: 'The versions, newest first. The first is in use.',
        json: SettingHistory,
        example: { setting: 'levels', versions: [{ value: LEVELS.levels, ...BY_ADMINISTRATOR }] },
      },
    },
    problems: ['not-found'],
  }),
  forStaff('listCatalogue', 'GET', '/admin/catalogue', {
    summary: 'Lists the services that families can be told about.',
    query: CatalogueQuery,
    answers: { 200: { means: 'The entries, by name.', json: Catalogue, example: { entries: [ENTRY] } } },
    problems: ['bad-query'],
  }),
  forStaff('readCatalogueEntry', 'GET', '/admin/catalogue/{id}', {
    summary: 'Returns one catalogue entry with its earlier versions.',
    path: EntryPath,
    answers: {
      200: {
        means: 'The entry and its versions, newest first.',
        json: CatalogueHistory,
        headers: ETAG,
        example: { entry: ENTRY, versions: [ENTRY] },
      },
    },
    problems: ['not-found'],
  }),
  forStaff('writeCatalogueEntry', 'PUT', '/admin/catalogue/{id}', {
    summary: 'Adds a catalogue entry, or a new version of one.',
    about: 'Entries are never removed, because decisions name them. Make an entry inactive instead.',
    path: EntryPath,
    headers: EntryHeaders,
    body: CatalogueText,
    example: TEXT,
    answers: {
      201: { means: 'The new entry.', json: CatalogueEntryShown, headers: ETAG, example: ENTRY },
      200: { means: 'The new version.', json: CatalogueEntryShown, headers: ETAG, example: { ...ENTRY, version: 2 } },
    },
    problems: ['not-found', 'if-match-needed', 'bad-if-match', 'bad-entry', 'changed-since', 'catalogue-full'],
  }),
  forStaff('addStartingSet', 'POST', '/admin/catalogue/starting-set', {
    summary: 'Adds the services that the council’s public pages name.',
    about:
      'An entry that exists stays as it is, so you can ask again. Then add addresses, links and the centres of your area.',
    answers: {
      200: {
        means: 'Which entries were added, and which were there.',
        json: StartingSetAdded,
        example: { added: ['advice-point'], kept: ['youth-service'] },
      },
    },
    problems: ['catalogue-full'],
  }),
] as const;
