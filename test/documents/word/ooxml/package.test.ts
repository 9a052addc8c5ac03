import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { readOoxml } from '#functions/documents/word/ooxml/read-ooxml.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { control, type MadeDocument, paragraph, run, STRICT, TRANSITIONAL, wordDocument } from '../word-document.ts';
import { documentIn, documentOf, textsIn } from './reading.ts';

const body = paragraph(run('Dear duty team'));

describe('a package of Office Open XML', () => {
  it('has its main part where its relationships say, whatever it is called', () => {
    expect(textsIn(documentOf(body, { main: 'contents/letter.xml' }))).toEqual(['Dear duty team']);
  });

  it('may be strict, and choose its own prefixes', () => {
    const relationship = 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument';
    expect(textsIn(documentOf(body, { namespace: STRICT, relationship }))).toEqual(['Dear duty team']);
    const xml = `<document xmlns="${TRANSITIONAL}"><body><p><r><t>Dear duty team</t></r></p></body></document>`;
    expect(textsIn(documentOf('', { xml }))).toEqual(['Dear duty team']);
  });

  it('says by a property of its own which form it is', () => {
    const properties =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Other"><x>no</x></property><property name="FrontDoorForm"><x>fd:early-help:2026-11</x></property></Properties>';
    const made: MadeDocument = {
      parts: { 'docProps/custom.xml': properties },
      packageRelationships: [['custom-properties', 'docProps/custom.xml']],
    };
    expect(documentOf(body, made).property).toBe('fd:early-help:2026-11');
    expect(documentOf(body).property).toBeUndefined();
  });

  it('is read the same with what the inspection learnt of it', async () => {
    for (const bytes of [
      await filledReferralForm(),
      wordDocument({ body, header: paragraph(control('a', run('b'))), main: 'x/y.xml' }),
    ]) {
      const { archive, package: facts } = inspectFile(bytes);
      if (!archive) throw new Error('no archive');
      expect(facts?.mainPart).toBeDefined();
      expect(readOoxml(archive, facts)).toEqual(documentIn(bytes));
    }
  });

  it('whose relationships were read already is not asked for them again', () => {
    const { archive, package: facts } = inspectFile(wordDocument({ mark: '', body, main: 'x/y.xml' }));
    if (!archive) throw new Error('no archive');
    const withoutRelationships = { ...archive, has: (name: string) => !name.endsWith('.rels') && archive.has(name) };
    expect(textsIn(readOoxml(withoutRelationships, facts))).toEqual(['Dear duty team']);
    expect(() => readOoxml(withoutRelationships)).toThrow(Unreadable);
  });

  it('without a main part cannot be read', () => {
    const opened = openArchive(wordDocument({ body, targetMode: 'External' }));
    if (!opened.ok) throw new Error('no archive');
    const { archive } = opened;
    expect(() => readOoxml(archive)).toThrow(new Unreadable('no_main_part'));
    expect(() => readOoxml(archive, { type: 'docx', mainPart: undefined, relationships: [] })).toThrow(Unreadable);
  });

  it('is read without a header or properties that are broken, and says that there is more', () => {
    const broken = documentOf(body, { header: '<w:p><w:r>' });
    expect(textsIn(broken)).toEqual(['Dear duty team']);
    expect(broken.cut).toBe(true);
    const properties: MadeDocument = {
      parts: { 'docProps/custom.xml': '<!DOCTYPE x><x/>' },
      packageRelationships: [['custom-properties', 'docProps/custom.xml']],
    };
    expect(documentOf(body, properties)).toMatchObject({ cut: true });
    expect(documentOf(body, properties).property).toBeUndefined();
    expect(documentOf(body, { header: paragraph('') }).cut).toBeUndefined();
  });

  it('that breaks off keeps what was read before', () => {
    const xml = `<w:document xmlns:w="${TRANSITIONAL}"><w:body>${body}<w:tbl><w:tr><w:tc>${paragraph(run('half'))}</w:x>`;
    try {
      documentOf('', { xml });
    } catch (error) {
      if (!(error instanceof Unreadable) || !error.soFar) throw error;
      expect(error.reason).toBe('not_xml');
      expect(textsIn(error.soFar)).toEqual(['Dear duty team', 'half']);
      return;
    }
    throw new Error('it was read');
  });
});
