import { describe, expect, it } from '@jest/globals';
import { paragraph } from '../word-document.ts';
import { textsOf } from './reading.ts';

const symbol = (font: string, char: string) => paragraph(`<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`);
const letters = (font: string, text: string) =>
  paragraph(`<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${text}</w:t></w:r>`);

describe('a picture of a symbol font is a tick box', () => {
  it.each([
    ['Wingdings', 'F0FE', '☒'],
    ['Wingdings', 'F0FD', '☒'],
    ['Wingdings', '00FE', '☒'],
    ['Wingdings', 'F078', '☒'],
    ['Wingdings', 'F0A8', '☐'],
    ['Wingdings', 'F06F', '☐'],
    ['Wingdings', 'F071', '☐'],
    ['Wingdings 2', 'F052', '☒'],
    ['Wingdings 2', 'F054', '☒'],
    ['Wingdings 2', 'F0A3', '☐'],
    ['Segoe UI Symbol', '2612', '☒'],
    ['Segoe UI Symbol', '2610', '☐'],
    ['MS Gothic', '2611', '☑'],
    ['Webdings', 'F063', '☐'],
    ['Wingdings', 'F04A', ''],
    ['Symbol', 'F0B7', ''],
    ['Symbol', 'F06F', ''],
    ['Wingdings', 'D800', ''],
    ['Wingdings', 'no number', ''],
  ])('written as a symbol: %s %s', (font, char, shown) => {
    expect(textsOf(symbol(font, char))).toEqual([shown]);
  });

  it.each([
    ['Wingdings', 'þ', '☒'],
    ['Wingdings', 'ý', '☒'],
    ['Wingdings', '¨', '☐'],
    ['Wingdings', 'o', '☐'],
    ['Wingdings', 'q', '☐'],
    ['Wingdings 2', 'R', '☒'],
    ['Wingdings 2', 'T', '☒'],
    ['Wingdings', '\uF0FE', '☒'],
    ['Arial', 'o', 'o'],
    ['Arial', '\uF0A8', '☐'],
  ])('written as a letter in that font: %s %s', (font, char, shown) => {
    expect(textsOf(letters(font, char))).toEqual([shown]);
  });

  it('and so is one of a font that is named for letters beyond ASCII alone', () => {
    expect(textsOf(paragraph('<w:r><w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr><w:t>þ</w:t></w:r>'))).toEqual(['☒']);
  });
});
