import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '#functions/documents/file/file-reading.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { Sheet } from '#test/fixtures/layouts/making/sheet.ts';
import { scoreReading } from '#test/fixtures/layouts/scoring/score-reading.ts';

/** A form about two people, with one note that has no place in it and a name from outside the family. */
function key() {
  const sheet = new Sheet('early-help-and-social-care');
  sheet.says('/household/0/firstName', 'Juniper');
  sheet.says('/household/0/telephone', '07700 900123 (evenings)', '07700 900123');
  sheet.says('/household/1/firstName', 'Oswin');
  sheet.ticks('/concern/harmTypes', 'Neglect', 'NEG');
  sheet.leaves('Housing arrears');
  sheet.trap('Dr Bramble');
  sheet.never('Deleted name');
  return sheet.key;
}

function reading(values: Readonly<Record<string, Answer['value']>>, leftovers: readonly string[] = []): FileReading {
  return {
    type: 'docx',
    safety: { state: 'safe' },
    notes: [],
    whyNoForm: null,
    words: [],
    cut: false,
    leftovers: leftovers.map((text) => ({ label: 'Left', text })),
    form: {
      id: 'early-help-and-social-care',
      version: '2026-11',
      confidence: 0.9,
      judged: true,
      answers: Object.entries(values).map(([path, value]) => ({ path, value, source: 'table', confidence: 0.9 })),
    },
  };
}

const RIGHT = {
  '/household/0/firstName': 'Juniper',
  '/household/0/telephone': '07700 900123',
  '/household/1/firstName': 'Oswin',
  '/concern/harmTypes': ['NEG'],
};
const LEFT = ['Housing arrears', 'Dr Bramble', 'evenings'];

describe('the score of a reading', () => {
  it('counts every answer of the key that was read', () => {
    expect(scoreReading(key(), reading(RIGHT, LEFT))).toEqual({
      form: 'early-help-and-social-care',
      asked: 4,
      right: 4,
      wrong: [],
      left: [],
      lost: [],
    });
  });

  it('does not mind which person comes first, and minds whose answer it is', () => {
    const turned = {
      '/household/0/firstName': 'Oswin',
      '/household/1/firstName': 'Juniper',
      '/household/1/telephone': '07700 900123',
      '/concern/harmTypes': ['NEG'],
    };
    expect(scoreReading(key(), reading(turned, LEFT)).right).toBe(4);
    const mixed = { ...RIGHT, '/household/0/telephone': '', '/household/1/telephone': '07700 900123' };
    expect(scoreReading(key(), reading(mixed, LEFT)).wrong.map(({ path }) => path)).toEqual([
      '/household/0/telephone',
      '/household/1/telephone',
    ]);
  });

  it('counts as wrong another value, a value that nobody gave, another’s name and what must be nowhere', () => {
    const wrongs = (values: Readonly<Record<string, Answer['value']>>, left: readonly string[] = LEFT) =>
      scoreReading(key(), reading({ ...RIGHT, ...values }, left)).wrong.length;
    expect(wrongs({ '/concern/harmTypes': ['NEG', 'PHY'] })).toBe(1);
    expect(wrongs({ '/household/1/telephone': '07700 900999' })).toBe(1);
    expect(wrongs({ '/children/0/gp': 'Dr Bramble' })).toBe(1);
    expect(wrongs({ '/household/2/firstName': 'Someone' })).toBe(1);
    expect(wrongs({}, [...LEFT, 'Deleted name'])).toBe(1);
  });

  it('tells what is left for a person from what nobody would see', () => {
    const { '/household/1/firstName': _, ...others } = RIGHT;
    expect(scoreReading(key(), reading(others, [...LEFT, 'Name: Oswin']))).toMatchObject({
      right: 3,
      left: [{ path: '/household/1/firstName', expected: 'Oswin' }],
      lost: [],
    });
    expect([...scoreReading(key(), reading(others, ['Dr Bramble'])).lost].sort()).toEqual([
      'Housing arrears',
      'Oswin',
      'evenings',
    ]);
  });

  it('of a file that was not known as a form leaves all of it for a person', () => {
    const unknown: FileReading = { ...reading({}), form: null, whyNoForm: 'not_a_form' };
    expect(scoreReading(key(), unknown)).toMatchObject({ form: null, right: 0, wrong: [], lost: [] });
    expect(scoreReading(key(), unknown).left).toHaveLength(4);
  });
});
