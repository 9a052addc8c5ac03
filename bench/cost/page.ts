import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from '#infra/local/places.ts';
import { templatesOf } from '#test/infra/synthesised.ts';
import { counted, countsOf } from './counts.ts';
import { Measured } from './measured.ts';
import {
  ASSUMED_IN_WORDS,
  dollarsOf,
  idleMonth,
  type Line,
  SEALED_BEFORE,
  SEALING,
  sealed,
  sumOf,
  thousand,
} from './model.ts';
import { NAMES, priceOf, SOURCES } from './prices.ts';

const PAGE = join(ROOT, 'docs', 'cost.md');
const KEPT = join(ROOT, 'bench', 'cost', 'measured.json');
const [BEGIN, END] = ['<!-- made by npm run bench -- cost -->', '<!-- end -->'];

export const keptMeasurement = (): Measured => Measured.parse(JSON.parse(readFileSync(KEPT, 'utf8')));
export const keep = (measured: Measured): void => writeFileSync(KEPT, `${JSON.stringify(measured, null, 2)}\n`);

/** The most that each may cost, in dollars. */
export const MOST = { idle: 13, besideTheFirewall: 7, trial: 5, thousand: 1 } as const;

/** A trial is in an account of its own. */
const TRIAL = { stage: 'trial', trial: 'yes' };

/** Returns what everything costs by the templates as they are. */
export function account(measured: Measured) {
  const counts = countsOf(templatesOf('aws'));
  const trial = countsOf(templatesOf('aws', TRIAL));
  const idle = idleMonth(counts, measured);
  const used = sumOf(idle.map(({ usage }) => usage));
  const referrals = thousand(counts, measured);
  const trialIdle = idleMonth(trial, measured);
  const besides = idle.filter(({ usage }) => usage.webAcl === undefined);
  return {
    ...{ idle, trialIdle, referrals, used },
    dollars: {
      idle: dollarsOf(idle),
      besideTheFirewall: dollarsOf(besides),
      trial: dollarsOf(trialIdle),
      thousand: dollarsOf(referrals, used),
      thousandSealedBefore: dollarsOf(thousand(counts, measured, SEALED_BEFORE), used),
    },
  };
}

const money = (dollars: number) => dollars.toFixed(2);
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(lines: readonly Line[], total: number, before = {}): string[] {
  return [
    row('what', 'how much', 'dollars'),
    row('---', '---', '---:'),
    ...lines.map((line) => row(line.what, line.how, money(dollarsOf([line], before)))),
    row('**together**', '', `**${money(total)}**`),
  ];
}

/** Writes a number with commas, and small prices in full. */
const plain = (much: number) =>
  much < 0.001 ? String(much) : much.toLocaleString('en-GB', { maximumFractionDigits: 5 });

/** Returns the part of the page that templates, measurements and prices decide. */
export function measuredPart(measured: Measured): string {
  const { idle, trialIdle, referrals, used, dollars } = account(measured);
  const [now, before] = [SEALING, SEALED_BEFORE].map((sealing) => sealed(measured, sealing).links);
  const free = NAMES.map(priceOf).filter((price) => price.free !== undefined);
  return [
    `Measured on ${measured.measuredOn}; prices looked up on 30 November 2026. Dollars without tax.`,
    '',
    `| | dollars | at most |`,
    '| --- | ---: | ---: |',
    row('an idle month', `**${money(dollars.idle)}**`, money(MOST.idle)),
    row('the same, beside the firewall', money(dollars.besideTheFirewall), money(MOST.besideTheFirewall)),
    row('a thousand referrals, each read ten times', `**${money(dollars.thousand)}**`, money(MOST.thousand)),
    row('an idle month of a trial', money(dollars.trial), money(MOST.trial)),
    '',
    '### An idle month',
    '',
    ...table(idle, dollars.idle),
    '',
    '### A thousand referrals',
    '',
    'On top of the idle month, which has used up some of what is free.',
    '',
    ...table(referrals, dollars.thousand, used),
    '',
    `With audit entries sealed as before (5 s, and a sealer that remembers nothing) it would be ${money(dollars.thousandSealedBefore)}: ${counted(before ?? 0, 'link')}, now ${now?.toLocaleString('en-GB')}.`,
    '',
    '### A trial, idle',
    '',
    ...table(trialIdle, dollars.trial),
    '',
    '### Assumed',
    '',
    ...ASSUMED_IN_WORDS.map(([much, words]) => `- ${plain(much)} ${words}`),
    '',
    '### Free each month, once an account',
    '',
    free
      .map(({ of, free: much = 0, unit }) => `${of}: ${plain(much)}${unit === 'a month' ? '' : ` ${unit}`}`)
      .join('; '),
    '',
    '### Prices',
    '',
    ...Object.entries(SOURCES).map(([name, source]) => `- *${name}*: ${source}`),
    '',
    row('what', 'dollars', 'for', 'source'),
    row('---', '---:', '---', '---'),
    ...NAMES.map(priceOf).map(({ of, dollars: price, per, unit, source }) =>
      row(of, plain(price), per === 1 ? unit : `${plain(per)} ${unit}`, source),
    ),
  ].join('\n');
}

/** Returns the page with its measured part made again. */
export function pageWith(part: string, page = readFileSync(PAGE, 'utf8')): string {
  const [before, , after] = page.split(new RegExp(`(?<=${BEGIN})|(?=${END})`));
  return z.tuple([z.string(), z.string()]).parse([before, after]).join(`\n\n${part}\n\n`);
}

export const currentPage = (): string => readFileSync(PAGE, 'utf8');
export const writePage = (page: string): void => writeFileSync(PAGE, page);
