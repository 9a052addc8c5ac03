import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { COLLEAGUES, namedKey } from '#functions/platform/store/colleagues.ts';
import * as keys from '#functions/platform/store/keys.ts';
import { BEGINS } from '#functions/platform/store/parts.ts';
import { SettingName } from '#schemas/setting-values.ts';
import { NOT_READ } from '#test/fixtures/last-version/item-readings.ts';
import { READINGS, readings } from '#test/fixtures/last-version/readings.ts';
import { kindOf, samplesIn } from '#test/fixtures/last-version/samples.ts';
import { ofType, readable, templatesOf } from '../synthesised.ts';

const samples = samplesIn(readFileSync('test/fixtures/last-version/samples.json', 'utf8'));

const Key = z.object({ pk: z.string(), sk: z.string().optional() });
/** The tables' streams. Their records name and hold items, of which there are samples. */
const STREAMS: readonly string[] = ['StorageCases.StreamArn', 'StorageAudit.StreamArn'];
const STORE = 'functions/platform/store';

/** Returns every kind of item that the store can make a key for. */
function kindsOfStore(): string[] {
  const spelled = Object.entries({ ...keys, namedKey })
    .filter(([name]) => name.endsWith('Key'))
    .map(([, key]) => Key.parse(typeof key === 'function' ? Reflect.apply(key, undefined, ['FD', undefined, 1]) : key));
  const parts = Object.values(BEGINS).map((sk) => ({ pk: 'CASE#', sk }));
  const spelt = readdirSync(STORE).flatMap((file) =>
    [...readFileSync(`${STORE}/${file}`, 'utf8').matchAll(/settingKey\('([\w-]+)'\)/g)].map(([, name]) => name),
  );
  const settings = [...spelt, ...SettingName.options].map((name) => `SETTING#${name}`);
  // The key of a record is one of the parts, and the key of a setting one of the settings.
  const kinds = [...spelled, ...parts].map(kindOf).filter((kind) => kind !== 'undefined' && kind !== 'SETTING#FD');
  return [...new Set([...kinds, ...settings, COLLEAGUES])].sort();
}

/** Scanning has a queue of its own only where clamd scans, as on one machine. */
const templates = [...templatesOf('local').values(), ...templatesOf('aws').values()];

/** Returns where a function's work comes from: the queues and streams that Lambda reads for it. */
const sources = () =>
  new Set(
    templates
      .flatMap((template) => ofType(template, 'AWS::Lambda::EventSourceMapping'))
      .map(([, { Properties }]) => readable(Properties.EventSourceArn)),
  );

describe('what the last version left behind', () => {
  it('has a sample of every kind of item, and each is read', () => {
    const covered = [...Object.values(READINGS).flatMap(({ covers = [] }) => covers), ...Object.keys(NOT_READ)].sort();
    const sampled = new Set([...samples.items.cases, ...samples.items.audit].map(kindOf));
    expect(kindsOfStore().length).toBeGreaterThan(30);
    expect(covered).toEqual(kindsOfStore());
    expect([...sampled].sort()).toEqual(kindsOfStore());
  });

  it('has a sample of every queue’s messages', () => {
    const read = [...sources()].map((source) => source.replace(/Queue$/, ''));
    expect(read.filter((source) => !STREAMS.includes(source)).sort()).toEqual(Object.keys(samples.queues).sort());
    for (const bodies of Object.values(samples.queues)) expect(bodies.length).toBeGreaterThan(0);
  });

  it('has every event that a schedule sends', () => {
    const Target = z.object({ Target: z.object({ Input: z.string() }) });
    const sent = templates
      .flatMap((template) => ofType(template, 'AWS::Scheduler::Schedule'))
      .map(([, { Properties }]): unknown => JSON.parse(Target.parse(Properties).Target.Input));
    expect(sent.length).toBeGreaterThan(0);
    for (const event of sent) expect(samples.events).toContainEqual(event);
  });

  it('was whole: the last version could read all of it', () => {
    const Whole = z.object({ unreadable: z.array(z.string()).max(0), head: z.object({}) });
    expect(z.array(Whole).min(10).safeParse(samples.readings.cases).error).toBeUndefined();
    expect(samples.readings.audit).toMatchObject({ findings: [], waiting: 0 });
    expect(new Set(z.array(z.number()).parse(samples.readings['counts, not twice']))).toEqual(new Set([0]));
  });

  it('is read by today’s code as the last version read it', async () => {
    const { readings: before, ...left } = samples;
    const now = await readings(left);
    // A new field may come beside what was read; nothing that was read may be lost.
    for (const [name, was] of Object.entries(before)) expect([name, now[name]]).toMatchObject([name, was]);
  });
});
