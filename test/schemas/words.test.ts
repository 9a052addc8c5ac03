import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { CaseFlag, TaskKind, TimelineCode } from '#schemas/case.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import { FileType } from '#schemas/document.ts';
import { SettingName } from '#schemas/setting-values.ts';
import { taskSays } from '#schemas/task-words.ts';
import { ACTION_WORDS, BUTTON_WORDS } from '#schemas/words/action-words.ts';
import * as asking from '#schemas/words/asking-words.ts';
import * as ofCase from '#schemas/words/case-words.ts';
import * as children from '#schemas/words/children-words.ts';
import * as contact from '#schemas/words/contact-words.ts';
import * as decision from '#schemas/words/decision-words.ts';
import * as files from '#schemas/words/file-words.ts';
import { FLAG_WORDS, flagBanners } from '#schemas/words/flag-words.ts';
import * as messages from '#schemas/words/message-words.ts';
import { each, inSentence, withArticle } from '#schemas/words/phrases.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';

const { fileTypeWords, ...ofFiles } = files;
const RECORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...asking,
  ...ofCase,
  ...children,
  ...contact,
  ...decision,
  ...ofFiles,
  ...messages,
  ACTION_WORDS,
  BUTTON_WORDS,
  TIMELINE_WORDS,
  flags: each('', FLAG_WORDS, ({ title }) => title),
  missing: Object.fromEntries(missingReasons.codes.map(({ code, label }) => [code, label])),
};

/** Sets of codes that a page shows by words which their own record carries, or does not show. */
const BY_THEIR_RECORD = new Map([
  ['in_area|out_of_area|unchecked', 'words of the residence'],
  [TaskKind.options.join('|'), 'the task’s own sentence'],
  ['acknowledge_safely|form_missing', 'the tasks that return, each with its sentence'],
  ['assigned|came', 'what is new, which a mark on the row shows'],
  ['read|no_form|not_read|withheld', 'the glance’s own sentence'],
  ['years|unborn|not_known', 'words of the age'],
  ['needed|not_needed', 'whether a form asks for a reason'],
  ['deployed', 'where the postcodes come from'],
  ['given', 'where the postcodes come from'],
  [SettingName.options.join('|'), 'the page of the setting'],
  ['week|month', 'the heading of the activity’s periods'],
  ['0|1|2|3|older', 'the columns of the activity’s ages'],
  ['quarter_hour|hour|four_hours|later|not_yet', 'the columns of how soon somebody looked'],
  ['picture|pdf', 'the button that shows the file'],
  ['image/jpeg|application/pdf', 'the type of the link'],
  ['struck|inserted|highlighted|bold|field|guidance|hidden', 'how a run of an original is drawn'],
  ['row', 'how a run of an original is drawn'],
  ['at_risk|breached|escalated', 'what the clock said last: the clock’s own status is shown'],
]);

const Node = z.object({ enum: z.array(z.string()).optional(), const: z.string().optional() }).loose();

/** Returns each set of codes in a JSON schema. */
function setsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(setsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { data } = Node.safeParse(node);
  const own = data?.enum?.join('|') ?? data?.const;
  return [...(own === undefined ? [] : [own]), ...Object.values(node).flatMap(setsIn)];
}

const shown = new Set(
  STAFF_OPERATIONS.flatMap(({ answers }) =>
    Object.values(answers).flatMap((answer) =>
      'json' in answer ? setsIn(z.toJSONSchema(answer.json, { unrepresentable: 'any' })) : [],
    ),
  ),
);

describe('words for codes', () => {
  it('exist for every set of codes in what the API answers to staff', () => {
    expect(shown.size).toBeGreaterThan(50);
    const without = [...shown].filter((set) => {
      const codes = set.split('|');
      return !BY_THEIR_RECORD.has(set) && !Object.values(RECORDS).some((words) => codes.every((code) => code in words));
    });
    expect(without).toEqual([]);
  });

  it.each(Object.entries(RECORDS))('%s: begin with a capital, and are no code', (_name, words) => {
    for (const label of Object.values(words)) {
      expect(label).toMatch(/^\p{Lu}/u);
      expect(label).not.toMatch(/_|undefined|\bS\d/);
      expect(label.length).toBeLessThanOrEqual(120);
    }
  });

  it('name every kind of file, and one that is unknown', () => {
    for (const type of FileType.options) expect(fileTypeWords(type)).toMatch(/^\p{Lu}/u);
    expect([fileTypeWords(null), fileTypeWords('a later type')]).toEqual(['Not inspected yet', 'Unknown kind of file']);
  });
});

describe('a line of the timeline', () => {
  it.each([
    ['received_by_walk_in', 'Received by staff: visit in person'],
    ['file_infected', 'File: virus found'],
    ['file_held', 'Held a file: it may be unsafe to open'],
    ['decision_escalated', 'The decision is a working day late, and was escalated'],
    ['information_request_delivered', 'Request for information: delivered'],
    ['rerouted_to_duty_and_advice', 'Sent to another team: Duty and Advice'],
    ['decided_masp', 'Decided: Multi Agency Support Panel'],
    ['done_tell_referrer', 'Finished a task: tell the referrer what may be said about the outcome'],
    ['flag_lifted_do_not_inform_parents', 'Lifted a flag: do not inform the parents'],
    ['query_answered_by_other', 'Answered the query another way'],
  ] as const)('%s says “%s”', (code, words) => {
    expect(TIMELINE_WORDS[code]).toBe(words);
  });

  it('says something else for each code', () => {
    expect(Object.keys(TIMELINE_WORDS).sort()).toEqual([...TimelineCode.options].sort());
    expect(new Set(Object.values(TIMELINE_WORDS)).size).toBe(TimelineCode.options.length);
  });
});

describe('the banners of flags', () => {
  it('say what each forbids or calls for, danger first, then warnings', () => {
    const banners = flagBanners([...CaseFlag.options].reverse());
    const tones = banners.map(({ tone }) => tone);
    expect(tones).toEqual([
      ...tones.filter((tone) => tone === 'danger'),
      ...tones.filter((tone) => tone === 'warning'),
      ...tones.filter((tone) => tone === 'information'),
    ]);
    for (const { title, says } of banners) {
      expect(title).not.toMatch(/\.$/);
      expect(says).toMatch(/\.$/);
    }
    expect(flagBanners(['incomplete', 'address_confidential', 'immediate_danger']).map(({ flag }) => flag)).toEqual([
      'immediate_danger',
      'address_confidential',
      'incomplete',
    ]);
  });
});

describe('a label within a sentence', () => {
  it.each([
    ['Team manager', 'team manager'],
    ['NHS number', 'NHS number'],
    ['Excel spreadsheet', 'Excel spreadsheet'],
    ['A report', 'a report'],
  ])('%s is “%s”', (label, words) => {
    expect(inSentence(label)).toBe(words);
  });

  it('has its article', () => {
    expect(['Team manager', 'Early help coordinator'].map(withArticle)).toEqual([
      'a team manager',
      'an early help coordinator',
    ]);
  });
});

describe('a task of any kind', () => {
  it('has a sentence', () => {
    for (const kind of TaskKind.options) expect(taskSays({ kind, why: 'Ring the school.' })).toMatch(/^\p{Lu}.*\.$/u);
  });
});
