import { describe, expect, it } from '@jest/globals';
import { placedWords, telltales } from '#functions/safety/place-words.ts';

const KINDS: readonly (readonly [string, string])[] = [
  ['street', 'st'],
  ['road', 'rd'],
  ['avenue', 'ave'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['close', 'cl'],
  ['crescent', 'cres'],
  ['court', 'ct'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'terr'],
  ['gardens', 'gdns'],
  ['grove', 'gr'],
  ...['way', 'walk', 'row', 'hill', 'rise', 'mews', 'green', 'house'].map((kind) => [kind, kind] as const),
];

describe('what gives a place away', () => {
  it.each(KINDS)('is its street by name, as a %s or a %s', (long, short) => {
    const number = ['12elmfield'];
    const both = [...new Set([long, short])].flatMap((kind) => [`elmfield${kind}`, `12elmfield${kind}`]);
    for (const kind of [long, short])
      expect(new Set(telltales(`12 Elmfield ${kind}`))).toEqual(new Set([...number, ...both]));
  });

  it.each<[string, readonly string[]]>([
    [
      '12 Elmfield Street, Leicester',
      ['12elmfieldstreetleicester', '12elmfield', 'elmfieldstreet', '12elmfieldstreet', 'elmfieldst', '12elmfieldst'],
    ],
    [
      'The Old Rectory, Church Lane, Great Glen, LE8 9FE',
      [
        'theoldrectorychurchlanegreatglenle89fe',
        'le89fe',
        'churchlane',
        'churchln',
        'theoldrectory',
        'theoldrectorychurchlane',
        'theoldrectorychurchln',
      ],
    ],
    ['Flat 3, 12 Elm St', ['flat312elmst', 'elmst', '12elmst', 'elmstreet', '12elmstreet']],
    [
      'Rose Cottage\nMain St\nOadby',
      ['rosecottagemainstoadby', 'mainst', 'mainstreet', 'rosecottage', 'rosecottagemainst', 'rosecottagemainstreet'],
    ],
    ['The Mill; Mill Lane', ['themillmilllane', 'milllane', 'millln', 'themill', 'themillmillln']],
    ['A; B Road', ['abroad', 'broad']],
    ['LE17QX and le1 7QX', ['le17qxandle17qx', 'le17qx']],
    ['Lane End', ['laneend']],
    ['12 Street', ['12street']],
    // A number and three letters stand in many texts.
    ['7 Ash Rd', ['7ashrd', 'ashrd', 'ashroad', '7ashroad']],
    ['12 Ashe Rd', ['12asherd', '12ashe', 'asherd', 'asheroad', '12asheroad']],
    ['123 A B Way', ['123abway', 'abway']],
    ['Elmfield Road 12', ['elmfieldroad12', 'elmfieldroad', 'elmfieldrd']],
    ['Bea', []],
    // A town before a comma is no name of a house, and a street alone no name at all.
    ['Leicester, Main Street', ['leicestermainstreet', 'mainstreet', 'mainst', 'leicestermainst']],
    ['Elmfield, Street', ['elmfieldstreet', 'elmfieldst']],
    [
      '7 Rose Cottage, Elm Road',
      [
        '7rosecottageelmroad',
        'elmroad',
        'elmrd',
        '7rosecottageelm',
        'rosecottageelmroad',
        'rosecottageelmrd',
        '7rosecottageelmrd',
      ],
    ],
    [
      'Rose 7 Cottage, Elm Road',
      [
        'rose7cottageelmroad',
        'elmroad',
        'elmrd',
        '7cottageelm',
        'cottageelmroad',
        '7cottageelmroad',
        'cottageelmrd',
        '7cottageelmrd',
      ],
    ],
    ...['L1 7QX', 'LE17 7QX', 'LE177QX', 'EC1A 1BB', 'l1 7qx'].map((postcode): [string, readonly string[]] => {
      const joined = postcode.replace(' ', '').toLowerCase();
      return [`Elm, ${postcode}`, [`elm${joined}`, joined]];
    }),
  ])('%j', (place, told) => {
    expect(new Set(telltales(place))).toEqual(new Set(told));
  });

  it.each(['Unknown', 'not known', 'Confidential', 'withheld', 'Same as above', 'as above', 'At home'])(
    'is nothing where “%s” is written in its place',
    (words) => {
      expect(telltales(words)).toEqual([]);
      expect(telltales(`${words} again`)).toHaveLength(1);
    },
  );

  it('has a street’s name of twelve words at most, and no number or comma further off', () => {
    const twelve = 'b c d e f g h i j k l m';
    const joined = twelve.replaceAll(' ', '');
    const named = (place: string) => new Set(telltales(place));
    expect(named(`${twelve} Road`)).toEqual(new Set([`${joined}road`, `${joined}rd`]));
    expect(named(`a ${twelve} Road`)).toEqual(new Set([`a${joined}road`, `${joined}road`, `${joined}rd`]));
    const eleven = twelve.slice(2);
    const short = eleven.replaceAll(' ', '');
    expect(named(`1 ${eleven} Road`)).toEqual(
      new Set([`1${short}road`, `1${short}`, `${short}road`, `${short}rd`, `1${short}rd`]),
    );
    expect(named(`1 ${twelve} Road`)).toEqual(new Set([`1${joined}road`, `${joined}road`, `${joined}rd`]));
    expect(named(`Old Mill, ${twelve}, Hill Road`)).toContain(joined);
    expect(named(`Old Mill, a ${twelve}, Hill Road`)).not.toContain(`a${joined}`);
    expect(named(`Old Mill, ${eleven} Road`)).toContain('oldmill');
    expect(named(`Old Mill, ${twelve} Road`)).not.toContain('oldmill');
  });
});

describe('the words of a text', () => {
  it('are letters and digits, small, each with where it stands', () => {
    expect(placedWords('Café, x1-Y')).toEqual([
      { word: 'café', from: 0, to: 4 },
      { word: 'x1', from: 6, to: 8 },
      { word: 'y', from: 9, to: 10 },
    ]);
    expect(placedWords('Cafe\u0301 ﬁ')).toEqual([
      { word: 'café', from: 0, to: 5 },
      { word: 'fi', from: 6, to: 7 },
    ]);
    expect(placedWords(' ,.')).toEqual([]);
    expect(placedWords('a%20b%2520c 5%').map(({ word }) => word)).toEqual(['a', 'b', 'c', '5']);
  });
});
