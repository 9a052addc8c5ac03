import { beforeAll, describe, expect, it } from '@jest/globals';
import { quiet } from '#infra/local/progress.ts';
import { followedForMs } from '#infra/local/samples/desk.ts';
import { SAMPLES, type SampleRow, sendSamples } from '#infra/local/samples/index.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';

const door = sharedFrontDoor();

describe('the samples that npm start sends', () => {
  let rows: readonly SampleRow[];
  beforeAll(async () => {
    rows = await sendSamples(door, quiet, console.error);
    // A sample is sent before it is followed, which takes some time too.
  }, 2 * followedForMs(door));

  it.each(SAMPLES.map(({ name, route, expected }) => ({ name, route, expected })))(
    '$name, by $route, becomes what it should: $expected',
    ({ name, route, expected }) => {
      const row = rows.find((each) => each.name === name && each.route === route);
      expect(row?.got).toBe(expected);
      expect(row).toMatchObject({ ok: true, reference: expect.stringMatching(/^FD-[2-9A-Z]{4}-[2-9A-Z]{4}$/) });
    },
  );

  it('are the eleven kinds that a stranger is shown, each by the door that its kind comes in by', () => {
    expect(rows.map(({ route }) => route).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'email'),
      'upload',
      'web',
      'web',
      'web',
    ]);
  });

  it('are each a case of their own', () => {
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(rows.length);
  });
});
