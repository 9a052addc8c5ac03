import { describe, expect, it } from '@jest/globals';
import { DocumentAssembly } from '#functions/documents/word/assembly/document-assembly.ts';
import { ByteView } from '#functions/documents/word/binary/byte-view.ts';
import { takeDrawings } from '#functions/documents/word/binary/drawing-words.ts';
import type { WordBinary } from '#functions/documents/word/binary/file-information.ts';
import { readFormField } from '#functions/documents/word/binary/form-fields.ts';
import { ParagraphLooks } from '#functions/documents/word/binary/paragraphs.ts';
import { readPieces } from '#functions/documents/word/binary/pieces.ts';
import { firstBehind, formattedStretches } from '#functions/documents/word/binary/properties.ts';
import { notePlaces } from '#functions/documents/word/binary/read-word-binary.ts';
import { readStyleSheet } from '#functions/documents/word/binary/style-sheet.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';

function u16(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => [number & 0xff, (number >>> 8) & 0xff]);
}

function u32(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => u16(number & 0xffff, number >>> 16));
}

function view(...bytes: readonly number[]): ByteView {
  return new ByteView(Uint8Array.from(bytes));
}

describe('the pieces of a .doc’s text', () => {
  const main = view(...[...'caf\u00e9 \u0080'].map((character) => character.charCodeAt(0)), ...u16(0x2612, 0x20));
  /** A piece table behind one list of properties: places in the text, and of each piece its place in the file. */
  const table = (places: readonly number[], files: readonly number[]) => {
    const plc = [...u32(...places), ...files.flatMap((file) => [...u16(0), ...u32(file), ...u16(0)])];
    return view(1, ...u16(2), 9, 9, 2, ...u32(plc.length), ...plc);
  };
  const NARROW = 0x4000_0000;

  it('lie in one byte a character or in two, in any order', () => {
    expect(readPieces(main, table([0, 2, 8], [6, NARROW])).text).toBe('☒ café €');
  });

  it('follow one another, or the file is damaged', () => {
    expect(() => readPieces(main, table([1, 3], [6]))).toThrow(Unreadable);
    expect(() => readPieces(main, table([0, 4, 2], [6, 6]))).toThrow(Unreadable);
    expect(() => readPieces(main, table([0, 99], [NARROW]))).toThrow(Unreadable);
  });

  it('are read up to a bound, however often the file names one', () => {
    const long = new ByteView(new Uint8Array(3_000_000).fill(0x61));
    const { text, cut } = readPieces(long, table([0, 3_000_000, 6_000_000], [NARROW, NARROW]));
    expect([text.length, cut]).toEqual([4_000_000, true]);
  });
});

describe('the data of a legacy field in a .doc', () => {
  const xstz = (text: string) => [...u16(text.length), ...u16(...[...text].map((one) => one.charCodeAt(0))), 0, 0];
  /** Type in the lowest two bits, state in the next five; then what a text or a default is. */
  const field = (type: number, state: number, own: readonly number[], lines: readonly string[] = []) => {
    const list = [
      ...u16(0xffff, lines.length, 0),
      ...lines.flatMap((line) => [...u16(line.length), ...u16(...[...line].map((one) => one.charCodeAt(0)))]),
    ];
    const body = [
      ...u32(0xffffffff),
      ...u16(type | (state << 2), 0, 0),
      ...xstz('Field1'),
      ...own,
      ...xstz(''),
      ...xstz('What to do'),
      ...xstz(''),
      ...xstz(''),
      ...xstz(''),
      ...(type === 2 ? list : []),
    ];
    return view(...u32(68 + body.length), ...u16(68), ...new Array<number>(62).fill(0), ...body);
  };

  it('says whether a tick box is ticked, by hand or by default', () => {
    const ticked = (state: number, byDefault: number) => readFormField(field(1, state, u16(byDefault)), 0).start.ticked;
    expect([ticked(1, 0), ticked(0, 1), ticked(25, 1), ticked(25, 0)]).toEqual([true, false, true, false]);
  });

  it('says which line of a drop-down is chosen, and its name and help', () => {
    const { start, drawn } = readFormField(field(2, 1, u16(0), ['Male', 'Female']), 0);
    expect(drawn).toBe('Female');
    expect(start).toMatchObject({
      tag: 'Field1',
      title: 'What to do',
      options: new Map([
        ['Male', 'Male'],
        ['Female', 'Female'],
      ]),
    });
    expect(readFormField(field(2, 25, u16(0), ['Male', 'Female']), 0).drawn).toBe('Male');
  });

  it('says what its author wrote in it to begin with', () => {
    expect(readFormField(field(0, 0, xstz('Write here')), 0)).toMatchObject({
      untouched: 'Write here',
      drawn: undefined,
    });
  });

  it('is refused where it is cut off', () => {
    const whole = field(2, 1, u16(0), ['Male', 'Female']).bytes;
    for (const length of [0, 3, 70, whole.length - 1])
      expect(() => readFormField(new ByteView(whole.slice(0, length)), 0)).toThrow(Unreadable);
  });
});

describe('the rows of a .doc', () => {
  /** The look of a row's end whose list of properties is this. */
  function rowOf(...list: readonly number[]) {
    const page = new Uint8Array(512);
    const start = 100;
    page.set([...u32(0, 10), start / 2], 0);
    const odd = list.length % 2 === 1 ? list : [...list, 0];
    page.set([(odd.length + 3) / 2, ...u16(0), ...odd], start);
    page[511] = 1;
    const document: WordBinary = {
      main: new ByteView(page),
      data: view(),
      summary: view(),
      properties: view(),
      lengths: [10, 0, 0, 0, 0, 0, 0],
      table: (name) => (name === 'paragraphPages' ? view(...u32(0, 10, 0)) : view()),
    };
    return new ParagraphLooks(document, [{ start: 0, length: 10, at: 0, width: 1 }]).endingAt(5).row;
  }
  /** A definition of cells with these flags, each 1,000 wide. */
  const define = (...flags: readonly number[]) => {
    const edges = Array.from({ length: flags.length + 1 }, (_, index) => index * 1_000);
    const cells = flags.flatMap((flag) => [...u16(flag), ...new Array<number>(18).fill(0)]);
    const operand = [flags.length, ...u16(...edges), ...cells];
    return [...u16(0xd608, operand.length + 1), ...operand];
  };

  it('say where their cells end', () => {
    expect(rowOf(...define(0, 0))).toMatchObject({ left: 0, rights: [1_000, 2_000] });
  });

  it('say which cells go on across, in either of the two ways that are described', () => {
    const goingOn = (...flags: number[]) => rowOf(...define(...flags))?.merges.map((merge) => merge.before);
    expect(goingOn(1, 2, 2, 0)).toEqual([false, true, true, false]);
    expect(goingOn(2, 1, 1, 2)).toEqual([false, true, true, false]);
  });

  it('say which cells go on from above, in the definition or after it', () => {
    expect(rowOf(...define(0x20, 0x60, 0))?.merges.map((merge) => merge.above)).toEqual([true, false, false]);
    const later = rowOf(...define(0, 0), ...u16(0xd62b), 2, 1, 1);
    expect(later?.merges.map((merge) => merge.above)).toEqual([false, true]);
  });
});

describe('the formatting of a .doc', () => {
  it('is taken in the order of the bytes that it is of, and of none twice', () => {
    const page = (...places: readonly number[]) => {
      const bytes = new Uint8Array(512);
      bytes.set(u32(...places));
      bytes[511] = places.length - 1;
      return [...bytes];
    };
    const main = view(...page(40, 50, 60), ...page(10, 45, 48), ...page(0, 10));
    const table = view(...u32(0, 0, 0, 0, 0, 1, 2));
    const found = formattedStretches(main, table, (_, index) => index);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [10, 45],
      [45, 48],
      [50, 60],
    ]);
    expect([0, 9, 10, 47, 48, 60].map((place) => firstBehind(found, place, ({ to }) => to))).toEqual([
      0, 0, 1, 2, 3, 4,
    ]);
  });
});

describe('the drawings of a .doc', () => {
  const utf16 = (text: string) => [...u16(...[...text].map((one) => one.charCodeAt(0))), 0, 0];
  const record = (first: number, kind: number, content: readonly number[]) => [
    ...u16(first, kind),
    ...u32(content.length),
    ...content,
  ];
  /** A shape with these properties, each a number and its value. */
  const shape = (...properties: readonly (readonly [number, readonly number[]])[]) =>
    record(0xf, 0xf004, [
      ...record((properties.length << 4) | 3, 0xf00b, [
        ...properties.flatMap(([id, value]) => [...u16(id | 0x8000), ...u32(value.length)]),
        ...properties.flatMap(([, value]) => value),
      ]),
    ]);
  const read = (bytes: readonly number[]) => {
    const assembly = new DocumentAssembly();
    takeDrawings(new ByteView(Uint8Array.from(bytes)), assembly);
    return assembly.done();
  };
  const group = record(0xf, 0xf000, []);

  it('say what a picture shows for people who do not see it, what is drawn in letters, and where it leads', () => {
    const moniker = [0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0x00, 0xaa, 0x00, 0x4b, 0xa9, 0x0b];
    const address = utf16('https://quillmere.example/a');
    const link = [...new Array<number>(24).fill(0), ...moniker, ...u32(address.length), ...address];
    const one = shape(
      [0x0381, utf16('Ava by the gate')],
      [0x0380, utf16('Picture 3')],
      [0x00c0, utf16('in letters')],
      [0x0382, link],
    );
    expect(read([...group, 0, ...record(0xf, 0xf002, one)]).asides).toEqual([
      { label: 'Alternative text', text: 'Ava by the gate' },
      { label: 'WordArt', text: 'in letters' },
      { label: 'Link', text: '<https://quillmere.example/a>' },
    ]);
  });

  it('are refused where they are cut off, and gone through up to a bound', () => {
    const one = shape([0x0381, utf16('cut off')]);
    const whole = [...group, 0, ...record(0xf, 0xf002, one)];
    expect(() => read(whole.slice(0, -3))).toThrow(Unreadable);
    const many = new Array<readonly number[]>(201_000).fill(record(0, 0xf00a, [])).flat();
    expect(read([...record(0xf, 0xf000, many)]).cut).toBe(true);
  });
});

describe('the notes of a .doc', () => {
  it('begin where their table says, and are all there when it says nothing or too much', () => {
    expect(notePlaces(view(...u32(0, 5, 12, 13)), 12)).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 12 },
    ]);
    expect(notePlaces(view(), 12)).toEqual([{ from: 0, to: 12 }]);
    expect(notePlaces(view(...u32(0, 99, 100)), 12)).toEqual([{ from: 0, to: 12 }]);
  });
});

describe('the style sheet of a .doc', () => {
  it('says which styles are headings: Word’s own, and what people based on them, in however large a ring', () => {
    const style = (builtIn: number, parent: number) => [
      ...u16(10),
      ...u16(builtIn, parent << 4),
      ...new Array<number>(6).fill(0),
    ];
    const sheet = view(
      ...u16(18, 5, 10),
      ...new Array<number>(14).fill(0),
      ...style(0, 0xfff),
      ...style(2, 0),
      ...style(0xffe, 1),
      ...u16(0),
      ...style(0xffe, 4),
    );
    expect(readStyleSheet(sheet).levels).toEqual([undefined, 2, 2, undefined, undefined]);
  });
});
