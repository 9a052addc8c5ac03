import * as z from 'zod';
import { CatalogueEntry, CatalogueId, CatalogueText } from '#schemas/catalogue.ts';
import { NewClockSettings } from '#schemas/clock-settings.ts';
import { OnlineFormSetting } from '#schemas/settings.ts';
import { CatalogueQuery } from '../catalogue.ts';
import { Catalogue, CatalogueHistory } from '../catalogue-list.ts';
import { ClockShown } from '../clock.ts';
import { LevelsSetting } from '../levels.ts';
import { SetOnlineForm } from '../online-form.ts';
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
const OPENED = { open: true, signOff: SIGN_OFF, recordedAt: LATER, recordedBy: 'governance-1' };

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
const ENTRY = { ...TEXT, id: 'invented-family-centre', version: 1, changedAt: LATER, changedBy: 'coordinator-2' };

const EntryPath = z.object({ id: CatalogueId });
/** The headers of a write: `If-None-Match: *` for a new entry, `If-Match` for a new version. */
const EntryHeaders = VersionHeaders.partial({ 'if-match': true }).extend({
  'if-none-match': z.literal('*').optional().describe('Send `*` for a new entry.'),
});

/** The operations on a council's settings, which have no personal data. */
export const SETTINGS = [
  forStaff('readOnlineForm', 'GET', '/admin/settings/online-form', {
    summary: 'Returns whether the online form is open, and by whose sign-off.',
    answers: { 200: { means: 'The current setting.', json: OnlineFormSetting, example: OPENED } },
  }),
  forStaff('setOnlineForm', 'PUT', '/admin/settings/online-form', {
    summary: 'Opens the online form with a recorded sign-off, or shuts it.',
    about: 'The sign-off must be from the last year. Four weeks before its review date, governance gets a task.',
    body: SetOnlineForm,
    example: SIGN_OFF,
    answers: { 200: { means: 'The current setting.', json: OnlineFormSetting, example: OPENED } },
    problems: ['bad-sign-off'],
  }),
  forStaff('readLevels', 'GET', '/admin/settings/levels', {
    summary: 'Returns the levels of need.',
    answers: { 200: { means: 'The levels.', json: LevelsSetting, example: LEVELS } },
  }),
  forStaff('setLevels', 'PUT', '/admin/settings/levels', {
    summary: 'Sets the names of the levels of need. Past decisions keep the names of their time.',
    body: LevelsSetting,
    example: LEVELS,
    answers: { 200: { means: 'The new levels.', json: LevelsSetting, example: LEVELS } },
    problems: ['bad-levels'],
  }),
  forStaff('readClock', 'GET', '/admin/settings/clock', {
    summary: 'Returns the settings of the decision clock.',
    answers: {
      200: {
        means: 'The settings, and their version.',
        json: ClockShown,
        headers: ETAG,
        example: { settings: CLOCK, version: 3 },
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
        example: { settings: CLOCK, version: 4 },
      },
    },
    problems: ['if-match-needed', 'bad-if-match', 'bad-clock', 'changed-since'],
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
      201: { means: 'The new entry.', json: CatalogueEntry, headers: ETAG, example: ENTRY },
      200: { means: 'The new version.', json: CatalogueEntry, headers: ETAG, example: { ...ENTRY, version: 2 } },
    },
    problems: ['not-found', 'if-match-needed', 'bad-if-match', 'bad-entry', 'changed-since', 'catalogue-full'],
  }),
] as const;
