import * as z from 'zod';
import type { Role } from '#schemas/actor.ts';
import { startingSet } from '#schemas/catalogue-starting-set.ts';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import { messageId, referral, teacher, unique } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { addStartingSet, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';
import type { Parts } from './every-page.ts';
import { personOf } from './visitor.ts';

/** A child of a test's own, and the case about them. */
export interface Referred {
  readonly reference: string;
  readonly lastName: string;
}

/** Words that a person must see at once. */
export const DANGER = 'He says that he will kill her tonight and he has a knife.';

/** Refers a child by the web form. `concern` replaces what the referrer says. */
export async function refer(door: OpenDoor, concern: Readonly<Record<string, unknown>> = {}): Promise<Referred> {
  const lastName = `Quillfeather${unique()}`;
  const said = referral({ child: { lastName } });
  const { reference } = receiptIn(await postReferral(door, { ...said, concern: { ...said.concern, ...concern } }));
  return { reference, lastName };
}

/** Makes a case of a kind that a page may have to show. */
type Making = (door: OpenDoor) => Promise<Parts>;

/** Does an action as the person of a role who signs in to the console. */
const acted = async (door: OpenDoor, reference: string, action: string, body: unknown, role: Role = 'team_manager') => {
  const answer = await staffMember(door, role, personOf(role)).act(reference, action, body);
  if (answer.status >= 300) throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

/** Begins a referral that the one who opens most pages takes down. Returns its id. */
async function draftOf(door: OpenDoor): Promise<string> {
  const taker = staffMember(door, 'team_manager', personOf('team_manager'));
  const { status, body } = await taker.post('/admin/drafts', { channel: 'phone', form: 'early-help-and-social-care' });
  if (status !== 201) throw new Error(`a draft: ${status}`);
  return z.object({ id: z.string() }).parse(body).id;
}

/** A case with as much on it as a few seconds allow: an email with a form, a second case, a conversation with its confirmation. */
const full: Making = async (door) => {
  await openOnlineForm(door);
  await addStartingSet(door);
  const from = teacher();
  const docx = await filledReferralForm({ body: referral() });
  const notes = { filename: 'notes.txt', content: Buffer.from('He was late again.'), contentType: 'text/plain' };
  const form = { filename: 'referral form.docx', content: docx, contentType: emails.DOCX };
  const raw = await emails.filesEmail({ from, messageId: messageId(), ...emails.LAID_OUT }, [form, notes]);
  await emailReferral(door, raw, from);
  const [{ reference: other }, reference] = await Promise.all([
    refer(door),
    waitFor('the case of an email', () => openStore(door).caseOfEmail(raw)),
  ]);
  const [document, words] = await waitFor('its form and its notes to be read', async () => {
    const { forms, texts } = await staffMember(door).readCase(reference);
    const [read] = forms;
    const [text] = texts;
    return read === undefined || text === undefined ? undefined : [read.documentId ?? '', text.document];
  });
  await acted(door, reference, 'conversations', {
    at: new Date().toISOString(),
    with: 'referrer',
    summary: 'They worry about the evenings.',
    actions: [{ what: 'do_nothing_more', who: 'you' }],
    confirm: { who: 'referrer' },
  });
  const { conversations, messages } = await staffMember(door).readCase(reference);
  return {
    cases: reference,
    'compared-with': other,
    reading: '1',
    // The form beside itself: nothing differs.
    beside: '1',
    files: document,
    words,
    messages: messages.find(({ direction }) => direction === 'in')?.id ?? '',
    conversations: conversations[0]?.id ?? '',
    call: await draftOf(door),
    settings: 'clock',
    entries: startingSet('01632 960000')[0]?.id ?? '',
  };
};

/** Makes a case as rich as the full one, and does something to it. */
const afterwards =
  (change: (door: OpenDoor, reference: string) => Promise<void>): Making =>
  async (door) => {
    const parts = await full(door);
    await change(door, parts.cases ?? '');
    return parts;
  };

const accept = (door: OpenDoor, reference: string) => acted(door, reference, 'accept', {}, 'duty_social_worker');

async function decide(door: OpenDoor, reference: string): Promise<void> {
  const analysis = {
    outcome: 'no_further_action',
    level: { code: '1', rationale: 'Services for everybody can meet it.' },
    legalBasis: { code: 'none', rationale: 'No law asks for more.' },
    reasons: 'They were seen, and all is well.',
  };
  await accept(door, reference);
  await acted(door, reference, 'recommendation', analysis, 'duty_social_worker');
  await acted(door, reference, 'decision', analysis);
}

/** Cases by their state. The first is the one that `npm test` opens. A restricted one is open to one of its readers. */
export const CASES: Readonly<Record<string, Making>> = {
  full,
  danger: async (door) => ({ ...(await full(door)), cases: (await refer(door, { whatHappened: DANGER })).reference }),
  accepted: afterwards(accept),
  restricted: afterwards(async (door, reference) => {
    const named = { only: [personOf('duty_social_worker')], never: [], why: 'Her aunt works for us.' };
    await acted(door, reference, 'access', named);
  }),
  decided: afterwards(decide),
};
