import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import { Reference } from '#schemas/reference.ts';
import { createdAgain } from '../clock/repeated-events.ts';
import { Findings } from './report.ts';
import { AT_ONCE, daysBack, isInReach, isOld, type Run, TableDamagedError } from './world.ts';

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

/** The days of the everyday run. A person who asks for more has seen to the table first (restore drill). */
const EVERY_DAY = 2;
/**
 * A fault takes a few cases. If more are gone, the table itself is damaged. Then mail that is filed again gets a second reference and a
 * second acknowledgement, although a restore brings its case back. While sending is frozen a restore is going on, so one is too many.
 */
const MOST_BY_ITSELF = 10;

/** A filed mail whose case is gone. */
interface LostMail {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  readonly messageId: string;
  readonly at: Date;
}

const FILED = /^(filed\/\d{4}-\d\d-\d\d\/([0-9a-f]{32}))(-again-[0-9A-Z]{26})?$/;

/**
 * Checks that filed mail belongs to a message on a case. The object names the case (one HEAD each, as the key holds no reference).
 * Where the case or message is gone (the tables were restored to an earlier time), the mail goes back into the inbox once and keeps
 * its clock. If it fails a second time, a person must look.
 */
export async function checkFiledMail(run: Run): Promise<void> {
  const { world, findings, now } = run;
  const lost = await lostMail(run);
  const most = run.frozen ? 0 : MOST_BY_ITSELF;
  if (lost.length > 0 && run.days.length <= EVERY_DAY && (await lostInAll(run, lost)) > most)
    throw new TableDamagedError('more mail without its case than a fault explains');
  await fewAtOnce(lost, AT_ONCE, async (mail) => {
    run.pace();
    await backToInbox(run, mail);
    await world.notePutBack(mail.messageId, now);
    findings.refiled('mail_without_case', mail.key);
  });
}

/** Counts all lost mail of the everyday days. A run that looks at what is new sees only some of what a damaged table lost. */
async function lostInAll(run: Run, lost: readonly LostMail[]): Promise<number> {
  if (run.since.getTime() === 0) return lost.length;
  const { now } = run;
  const all = { since: new Date(0), days: daysBack(now, EVERY_DAY), findings: new Findings(now, EVERY_DAY) };
  return (await lostMail({ ...run, ...all })).length;
}

async function lostMail(run: Run): Promise<LostMail[]> {
  const { world } = run;
  const lost: LostMail[] = [];
  for (const day of run.days) {
    await fewAtOnce(world.keys(world.mailBucket, `filed/${day}/`), AT_ONCE, async (mail) => {
      const found = await checkFiled(run, mail);
      if (found !== undefined) lost.push(found);
    });
  }
  return lost;
}

async function checkFiled(
  run: Run,
  { key, lastModified }: { key: string; lastModified: Date },
): Promise<LostMail | undefined> {
  const { world, findings } = run;
  run.pace();
  findings.checked('filed_mail');
  if (!isInReach(run, lastModified)) return undefined;
  const [, first = '', messageId, again] = FILED.exec(key) ?? [];
  const facts = await world.headOf({ bucket: world.mailBucket, key });
  if (facts === undefined) return undefined;
  const noCase = () => void findings.unplaced('mail_without_case', key);
  if (messageId === undefined || facts.versionId === null) return noCase();
  const reference = Reference.safeParse(facts.metadata.reference).data;
  if (reference !== undefined && (await world.ownedMessage(reference, messageId)) !== undefined) return undefined;
  // A second delivery is the same mail and follows the first.
  if (again !== undefined && (await world.headOf({ bucket: world.mailBucket, key: first })) !== undefined)
    return undefined;
  if (await world.wasPutBack(messageId)) return noCase();
  return { key, versionId: facts.versionId, size: facts.size, messageId, at: lastModified };
}

/** We announce it with the time it was filed at; the copy's own event comes minutes later and finds it filed. */
async function backToInbox({ world }: Run, { at, ...mail }: LostMail): Promise<void> {
  const bucket = world.mailBucket;
  const inbox = { bucket, key: `${BACK}${mail.messageId}` };
  await world.copy({ bucket, key: mail.key, versionId: mail.versionId }, inbox, { [CAME_AT]: at.toISOString() });
  await world.receive(createdAgain({ ...inbox, size: mail.size }, at));
}
