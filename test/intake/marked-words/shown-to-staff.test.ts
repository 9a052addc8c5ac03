import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import * as emails from '#test/fixtures/emails.ts';
import { EMAIL_PLACES, markedEmail, places, inventedWord as wordInEmail } from '#test/fixtures/marked/email.ts';
import { MARKED_FORMATS } from '#test/fixtures/marked/files.ts';
import { inventedWord } from '#test/fixtures/marked/place.ts';
import { markedReferral, WEB_PLACES } from '#test/fixtures/marked/web-form.ts';
import { type WholeIntake, wholeIntake } from '#test/support/whole-intake.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
/** How far before a word of a message its label may be. */
const LABEL_WITHIN = 600;

let intake: WholeIntake;
beforeAll(async () => {
  intake = await wholeIntake(NOW);
});

/** Returns every labelled text that a case shows from files and forms: the label, and the text. */
function labelled({ forms, texts }: CaseView): { label: string; text: string }[] {
  return [
    ...texts.flatMap(({ words }) => words),
    ...forms.flatMap(({ leftovers }) => leftovers),
    ...forms
      .flatMap(({ view }) => view?.sections ?? [])
      .flatMap(({ items }) =>
        items.flatMap(({ fields }) => fields.map(({ label, reading }) => ({ label, text: JSON.stringify(reading) }))),
      ),
  ];
}

describe('every word that a sender sent is on the case as staff see it, with its place (law 10)', () => {
  it.each(MARKED_FORMATS)('of an emailed $name', async ({ make }) => {
    const { name, bytes, marks } = await make(inventedWord);
    const letter = { messageId: `<${name}@school.example.sch.uk>` };
    const reference = await intake.emailed(await emails.filesEmail(letter, [{ filename: name, content: bytes }]));
    const seen = labelled(await intake.shown(reference));
    const missing = marks.filter(
      ({ mark, label }) => !seen.some((one) => one.label === label && `${one.label}\n${one.text}`.includes(mark)),
    );
    expect(marks.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('of an email, wherever it holds words', async () => {
    const seen = await intake.shown(await intake.emailed(markedEmail(wordInEmail)));
    const message = seen.messages.find(({ direction }) => direction === 'in');
    if (message?.direction !== 'in') throw new Error('no message');
    const found = {
      subject: message.subject ?? '',
      header: message.fromName ?? '',
      text: message.text ?? '',
      name: seen.documents.map(({ name }) => name).join('\n'),
      file: seen.texts.flatMap(({ words }) => words.map(({ text }) => text)).join('\n'),
    };
    const missing = places.filter((place) => {
      const told = EMAIL_PLACES[place];
      const at = found[told.in].indexOf(wordInEmail(place));
      const before = found[told.in].slice(Math.max(0, at - LABEL_WITHIN), at);
      return at === -1 || (told.in === 'text' && !before.includes(told.label));
    });
    expect(missing).toEqual([]);
  });

  it('of the online form, in every field and under keys that it does not have', async () => {
    const word = (place: string) => wordFor(WEB_PLACES.findIndex((each) => each.place === place));
    // An answer here masks every address, so the other places are checked without it.
    const masks = 'children.addressSecretFrom';
    const seen = [
      ...labelled(
        await intake.shown(await intake.submitted(markedReferral((place) => (place === masks ? '' : word(place))))),
      ),
      ...labelled(
        await intake.shown(await intake.submitted(markedReferral((place) => (place === masks ? word(place) : 'x')))),
      ),
    ];
    const missing = WEB_PLACES.filter(({ place, label }) => {
      const shown = seen.filter((one) => `${one.label}\n${one.text}`.toLowerCase().includes(word(place)));
      return !shown.some((one) => one.label === label || one.text === label);
    });
    expect(missing).toEqual([]);
  });

  it('of what covers an upload: its file’s name, and who says that they sent it as whom', async () => {
    const sender = {
      name: 'Quibdesago Teasel',
      role: 'quibmolare',
      email: 'a@b.example',
      telephone: 'quibtelona',
      emailIsSafe: false,
    };
    const reference = await intake.uploaded('quibnamira.txt', Buffer.from('quibinside'), sender);
    const seen = await intake.shown(reference);
    expect(seen.case.sender).toEqual(sender);
    expect(seen.documents).toMatchObject([{ name: 'quibnamira.txt' }]);
    expect(seen.texts).toMatchObject([{ words: [{ label: 'Text', text: 'quibinside' }] }]);
  });
});

/** Returns an invented word that fits the shortest field. */
const wordFor = (number: number) => `quiv${String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))}mo`;
