import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import nodemailer from 'nodemailer';
import * as z from 'zod';
import { type FrontDoor, openFrontDoor } from '#infra/local/front-door.ts';
import { askServer } from '#infra/local/http.ts';
import { LOCAL, ROOT } from '#infra/local/places.ts';
import { freePorts } from '#infra/local/ports.ts';
import { quiet } from '#infra/local/progress.ts';
import { WATCHED_WAITS } from '#infra/local/short-waits.ts';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { quantile, rounded } from '../statistics.ts';
import { bystander } from './bystander.ts';
import { eventWith, realHandler, stubbedTables } from './handlers.ts';
import { newReferral } from './referral.ts';

const CALLS = 300;
const WARM_UP = 40;
const FOLLOWED = 20;
/** Often enough to see tens of milliseconds. */
const LOOK_EVERY_MS = 40;
const WAIT_AT_MOST_MS = 60_000;

/** Returns the transaction of one referral with placeholders for its reference, tables and once-key, for `baseline.handler.ts`. */
async function template(): Promise<string> {
  let input: TransactWriteCommandInput | undefined;
  await realHandler(stubbedTables((sent) => (input = sent)))(eventWith(newReferral()));
  const text = JSON.stringify(input, (_, value: unknown) => (value instanceof Set ? [...value] : value));
  const [reference = ''] = /FD-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text) ?? [];
  return text
    .replaceAll(reference, 'FD-0000-0000')
    .replaceAll('"TableName":"cases"', '"TableName":"@CASES@"')
    .replaceAll('"TableName":"audit"', '"TableName":"@AUDIT@"')
    .replace(/ONCE#body#[0-9a-f]{64}/, 'ONCE#bench#@ONCE@')
    .replace(/"sk":"(?=[0-7][0-9A-HJKMNP-TV-Z]{25}")/, '"sk":"@ONCE@');
}

async function post(url: string, body: unknown): Promise<{ ms: number; body: unknown }> {
  const text = JSON.stringify(body);
  const begun = performance.now();
  const answer = await askServer(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
  const given: unknown = await answer.json();
  const ms = performance.now() - begun;
  if (answer.status !== 201) throw new Error(`the local cloud answered ${answer.status}`);
  return { ms, body: given };
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + WAIT_AT_MOST_MS;
  while (performance.now() < end) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('what the bench waits for did not come within a minute');
}

const inMs = (figures: readonly number[]) => ({
  p50: rounded(quantile(figures, 0.5)),
  p95: rounded(quantile(figures, 0.95)),
});
const Filed = z.object({ reference: z.string() });
const Seen = z.object({ forms: z.array(z.unknown()) });

/** Compares a post with a function that only writes the same transaction, both through the local gateway, call by call. */
async function posts({ addresses: { api } }: FrontDoor) {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let call = 0; call < CALLS + WARM_UP; call += 1) {
    const body = newReferral();
    const real = await post(`${api}/referrals`, body);
    const bare = await post(`${api}/bench/baseline`, body);
    if (call < WARM_UP) continue;
    ours.push(real.ms);
    theirs.push(bare.ms);
  }
  return {
    real: inMs(ours),
    writesOnly: inMs(theirs),
    ratioOfP95: rounded(quantile(ours, 0.95) / quantile(theirs, 0.95)),
  };
}

/** Measures the time from the 201 to the acknowledgement in the mailbox. */
async function acknowledgements(door: FrontDoor) {
  const took: number[] = [];
  for (let each = 0; each < FOLLOWED; each += 1) {
    const { reference } = Filed.parse((await post(`${door.addresses.api}/referrals`, newReferral())).body);
    const begun = performance.now();
    await until(async () => (JSON.stringify(await door.mailbox.emails()).includes(reference) ? true : undefined));
    took.push(performance.now() - begun);
  }
  return inMs(took);
}

/** Measures the time from the first byte of an emailed Word form to its fields on the case. */
async function wordForms(door: FrontDoor) {
  const token = await door.issueToken({ roles: ['duty_social_worker'] });
  const get = async (path: string): Promise<unknown> => {
    const answer = await askServer(`${door.addresses.api}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.json();
  };
  const [host, port] = door.addresses.smtp.split(':');
  const transport = nodemailer.createTransport({ host, port: Number(port), tls: { rejectUnauthorized: false } });
  const docx = await filledReferralForm();
  const took: number[] = [];
  for (let each = 0; each < FOLLOWED; each += 1) {
    const mark = randomUUID();
    const raw = await emails.formEmail({
      docx,
      from: `${mark}@school.example.sch.uk`,
      to: door.outputs.Mailbox,
      messageId: `<${mark}@school.example.sch.uk>`,
      text: mark,
    });
    const begun = performance.now();
    await transport.sendMail({ envelope: { from: `${mark}@school.example.sch.uk`, to: door.outputs.Mailbox }, raw });
    const reference = await until(async () => {
      const sent = (await door.mailbox.emails()).find((email) => JSON.stringify(email).includes(mark));
      return /FD-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(JSON.stringify(sent ?? ''))?.[0];
    });
    await until(async () => (Seen.parse(await get(`/admin/cases/${reference}`)).forms.length > 0 ? true : undefined));
    took.push(performance.now() - begun);
  }
  return inMs(took);
}

/** Measures a person's waits, through the local cloud's gateway, queues and scanner. */
export async function throughTheLocalCloud() {
  const door = await openFrontDoor({
    stateDir: join(LOCAL, 'bench', 'front-door'),
    ports: await freePorts(),
    fresh: true,
    progress: quiet,
    app: { command: `${process.execPath} ${join(ROOT, 'bench', 'gateway-app.ts')}`, root: ROOT },
    context: { ...WATCHED_WAITS, transaction: await template() },
  });
  try {
    const officer = await door.issueToken({ roles: ['ig_officer'] });
    await askServer(`${door.addresses.api}/admin/settings/online-form`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        dpiaReference: 'BENCH',
        approver: 'Sorrel Wainwright',
        approverRole: 'Bench',
        signedOffOn: new Date().toISOString().slice(0, 10),
        demonstration: true,
      }),
    });
    // What a person waits for on an ordinary day comes before the flood of posts, and a bystander's wait beside it.
    const msToAcknowledgement = await acknowledgements(door);
    const msToFields = await wordForms(door);
    const one = async () => Filed.parse((await post(`${door.addresses.api}/referrals`, newReferral())).body).reference;
    const { flooded: msToPost, ...behindTheFlood } = await bystander(door, one, () => posts(door));
    return { msToPost, msToAcknowledgement, msToFields, behindTheFlood };
  } finally {
    await door.close();
  }
}
