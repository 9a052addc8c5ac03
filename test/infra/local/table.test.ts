import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleTable } from '#infra/local/sample-table.ts';
import type { SampleRow } from '#infra/local/samples/index.ts';

const row: SampleRow = {
  name: 'our Word form filled in, sent by email with a real SMTP client library',
  route: 'email',
  reference: 'FD-7K3M-9QXC',
  expected: 'filed, read, acknowledged',
  got: 'filed, read, acknowledged',
  ok: true,
  documents: 'form.docx clean, safe',
  fields: '61 read',
  email: 'acknowledgement delivered',
};

describe('the table of samples', () => {
  it('fits into 80 columns whatever is in it, and loses no word', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (documents, fields, email) => {
        const lines = sampleTable([{ ...row, documents, fields, email }]);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
        const shown = lines.join('').replace(/\s/g, '');
        for (const word of `${documents} ${fields} ${email}`.split(/\s+/).filter((each) => each.length < 6)) {
          expect(shown).toContain(word);
        }
      }),
    );
  });

  it('shows the expected and the real outcome of a sample below it when they differ', () => {
    const lines = sampleTable([row, { ...row, name: 'a vacation reply', ok: false, got: 'a new case' }]).join('\n');
    expect(lines).toContain('✓ our Word form');
    expect(lines).toContain('✗ a vacation reply\n  expected: filed, read, acknowledged\n  got:      a new case');
  });
});
