import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import { Reference } from '#schemas/reference.ts';
import { createdAgain } from '../clock/repeated-events.ts';
import { AT_ONCE, isInReach, isOld, type Run } from './world.ts';

/** A mail that is still in the inbox an hour after it was asked for again needs a person. */
const STUCK_MS = 60 * 60_000;

/** SES writes this object when its rule is made. */
const SES_SETUP = 'inbox/AMAZON_SES_SETUP_NOTIFICATION';

/** Announces mail again that is in the inbox because neither route filed it, with the time at which it came. */
export async function checkInbox(run: Run): Promise<void> {
  const { world, findings, now } = run;
  for await (const { key, size, lastModified } of world.keys(world.mailBucket, 'inbox/')) {
    run.pace();
    if (key === SES_SETUP) continue;
    findings.checked('inbox');
    const ageMs = now.getTime() - lastModified.getTime();
    findings.report.oldestInboxSeconds = Math.max(findings.report.oldestInboxSeconds, Math.floor(ageMs / 1000));
    if (!isOld(run, lastModified)) continue;
    await world.receive(createdAgain({ bucket: world.mailBucket, key, size }, await cameAt(run, key, lastModified)));
    findings.refiled('mail_in_inbox', key);
    if (ageMs >= STUCK_MS) findings.unplaced('mail_in_inbox', key);
  }
}

const BACK = 'inbox/again-';
/** On a mail that went back into the inbox: when it first came. */
const CAME_AT = 'came-at';

/** Returns when a mail came: a redriven item keeps its clock (design: received_at). */
async function cameAt({ world }: Run, key: string, lastModified: Date): Promise<Date> {
  if (!key.startsWith(BACK)) return lastModified;
  const told = (await world.headOf({ bucket: world.mailBucket, key }))?.metadata[CAME_AT];
  return told === undefined ? lastModified : new Date(told);
}

const FILED = /^(filed\/\d{4}-\d\d-\d\d\/([0-9a-f]{32}))(-again-[0-9A-Z]{26})?$/;

/**
 * Checks that filed mail belongs to a message on a case. The object names the case (one HEAD each, as the key holds no reference).
 * Where the case or message is gone (the tables were restored to an earlier time), the mail goes back into the inbox once and keeps
 * its clock. If it fails a second time, a person must look.
 */
export async function checkFiledMail(run: Run): Promise<void> {
  const { world } = run;
  for (const day of run.days) {
    await fewAtOnce(world.keys(world.mailBucket, `filed/${day}/`), AT_ONCE, (mail) => checkFiled(run, mail));
  }
}

async function checkFiled(run: Run, { key, lastModified }: { key: string; lastModified: Date }): Promise<void> {
  const { world, findings, now } = run;
  run.pace();
  findings.checked('filed_mail');
  if (!isInReach(run, lastModified)) return;
  const [, first = '', messageId, again] = FILED.exec(key) ?? [];
  const facts = await world.headOf({ bucket: world.mailBucket, key });
  if (facts === undefined) return;
  if (messageId === undefined || facts.versionId === null) return findings.unplaced('mail_without_case', key);
  const reference = Reference.safeParse(facts.metadata.reference).data;
  if (reference !== undefined && (await world.ownedMessage(reference, messageId)) !== undefined) return;
  // A second delivery is the same mail and follows the first.
  if (again !== undefined && (await world.headOf({ bucket: world.mailBucket, key: first })) !== undefined) return;
  if (await world.wasPutBack(messageId)) return findings.unplaced('mail_without_case', key);
  await backToInbox(run, { key, versionId: facts.versionId, size: facts.size, messageId }, lastModified);
  await world.notePutBack(messageId, now);
  findings.refiled('mail_without_case', key);
}

/** We announce it with the time it was filed at; the copy's own event comes minutes later and finds it filed. */
async function backToInbox(
  { world }: Run,
  mail: { key: string; versionId: string; size: number; messageId: string },
  at: Date,
): Promise<void> {
  const bucket = world.mailBucket;
  const inbox = { bucket, key: `${BACK}${mail.messageId}` };
  await world.copy({ bucket, key: mail.key, versionId: mail.versionId }, inbox, { [CAME_AT]: at.toISOString() });
  await world.receive(createdAgain({ ...inbox, size: mail.size }, at));
}
