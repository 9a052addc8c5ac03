import * as z from 'zod';
import { clockWords, dateWords } from '#functions/platform/london-words.ts';
import { CatalogueText } from '#schemas/catalogue.ts';
import { ClockSettings } from '#schemas/clock-settings.ts';
import { Levels } from '#schemas/levels.ts';
import type { SettingName } from '#schemas/setting-values.ts';
import { CouncilDetails, OnlineFormSetting, PostcodesSetting } from '#schemas/settings.ts';
import { type Stamp, stampWords } from './stamp.ts';

/** One line of a setting, in words. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** Returns the lines of a setting's value. */
export type FactsOf = (value: unknown) => readonly Fact[];

const NONE = 'None';
const fact = (key: string, value: string | number | null): Fact => ({ key, value: String(value ?? NONE) });

const MINUTES_AN_HOUR = 60;
const two = (part: number): string => String(part).padStart(2, '0');

/** Returns minutes after midnight as a time: `08:30`. */
export const timeAt = (minutes: number): string =>
  `${two(Math.floor(minutes / MINUTES_AN_HOUR))}:${two(minutes % MINUTES_AN_HOUR)}`;

const datesOf = (days: readonly string[]): string => days.map(dateWords).join('; ') || NONE;
const linesOf = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'line' : 'lines'}`;

function councilFacts(value: unknown): Fact[] {
  const council = CouncilDetails.nullable().parse(value);
  if (council === null) return [fact('Details', 'As the deployment gives them')];
  return [
    fact('Name', council.name),
    fact('Telephone', council.telephone),
    fact('Nights and weekends', council.outOfHours),
    fact('Early Help Coordinator', council.coordinator),
    fact('When people look', council.hours),
    fact('About the one number', council.links.oneNumber),
    fact('Threshold procedures', council.links.thresholds),
    fact('Panel’s terms of reference', council.links.panelTerms),
  ];
}

function onlineFormFacts(value: unknown): Fact[] {
  const form = OnlineFormSetting.parse(value);
  if (!form.open) return [fact('Online form', 'Shut')];
  const { dpiaReference, approver, approverRole, signedOffOn, reviewOn, demonstration } = form.signOff;
  return [
    fact('Online form', demonstration ? 'Open, for a demonstration with invented data' : 'Open'),
    fact('Data protection assessment', dpiaReference),
    fact('Signed off by', `${approver}, ${approverRole}`),
    fact('Signed off on', dateWords(signedOffOn)),
    fact('Review by', dateWords(reviewOn)),
  ];
}

function clockFacts(value: unknown): Fact[] {
  const clock = ClockSettings.parse(value);
  return [
    fact('Working days to decide', clock.workingDays),
    fact('Due at', clockWords(`${two(clock.dueHour)}:00`)),
    fact('People are at work', `${clockWords(timeAt(clock.staffedFrom))} to ${clockWords(timeAt(clock.staffedUntil))}`),
    fact('Due soon', `${clock.atRiskMinutes} minutes of work before the deadline`),
    fact('Time that a decision takes', `${clock.minutesADecision} minutes`),
    fact('Cases worked on at once', clock.workedAtOnce),
    fact('Age for a referral of their own', clock.selfReferralAge),
    fact('Told of a decision one working day late', `${clock.escalation.role} ${clock.escalation.contact}`.trim()),
    fact('Extra bank holidays', datesOf(clock.extraHolidays)),
    fact('Bank holidays that are worked', datesOf(clock.workedHolidays)),
  ];
}

const levelFacts = (value: unknown): Fact[] =>
  Levels.parse(value).map(({ code, label, earlyHelp }) =>
    fact(`Level ${code}`, earlyHelp ? `${label} (can be early help)` : label),
  );

function postcodeFacts(value: unknown): Fact[] {
  const file = PostcodesSetting.parse(value);
  if (file.source === 'deployed') return [fact('File', 'The deployed one')];
  return [
    fact('File', `One that an administrator gave, with ${linesOf(file.lines)}`),
    ...file.authorities.map(({ authority, lines }) => fact(authority, linesOf(lines))),
  ];
}

/** The lines of each setting. */
export const SETTING_FACTS: Readonly<Record<SettingName, FactsOf>> = {
  council: councilFacts,
  'online-form': onlineFormFacts,
  clock: clockFacts,
  levels: levelFacts,
  postcodes: postcodeFacts,
};

/** The text of an entry, which comes with its version. */
const EntryText = z.object(CatalogueText.shape);

/** Returns the lines of an entry of the catalogue. */
export function entryFacts(value: unknown): Fact[] {
  const entry = EntryText.parse(value);
  return [
    fact('Name', entry.name),
    fact('What it is', entry.description),
    fact('Website', entry.url),
    fact('Telephone', entry.telephone),
    fact('Address', entry.address),
    fact('Clusters', entry.clusters.join('; ') || 'The whole area'),
    fact('State', entry.active ? 'Active' : 'Inactive'),
  ];
}

/** One version of a setting. */
interface Version extends Stamp {
  readonly version: number;
  readonly value: unknown;
}

/** A version in words: who made it when, and what it changed. */
export interface Change {
  readonly version: number;
  readonly when: string;
  /** Without `before`, the version before is not kept: everything that was set is listed. */
  readonly rows: readonly { readonly what: string; readonly before?: string; readonly after: string }[];
}

/** Returns what each version changed. They are given and returned newest first. */
export function changesOf(versions: readonly Version[], factsOf: FactsOf, now: Date): Change[] {
  return versions.map(({ version, value, ...stamp }, place) => {
    const earlier = versions[place + 1];
    return {
      version,
      when: stampWords(stamp, now) ?? '',
      rows:
        earlier === undefined
          ? factsOf(value).map(({ key, value: after }) => ({ what: key, after }))
          : between(factsOf(earlier.value), factsOf(value)),
    };
  });
}

function between(before: readonly Fact[], after: readonly Fact[]): Required<Change['rows'][number]>[] {
  const was = new Map(before.map(({ key, value }) => [key, value]));
  const is = new Map(after.map(({ key, value }) => [key, value]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [one, other] = [was.get(what) ?? NONE, is.get(what) ?? NONE];
    return one === other ? [] : [{ what, before: one, after: other }];
  });
}
