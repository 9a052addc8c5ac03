import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import type { Owned } from '#functions/platform/store/pairing.ts';
import { Reference } from '#schemas/reference.ts';
import { createdAgain, openAgain } from '../clock/repeated-events.ts';
import { AT_ONCE, isInReach, isOld, type Run } from './world.ts';

interface FileVersion {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** A file that is still in its slot after this time, asked for in every run, needs a person. */
const STUCK_MS = 60 * 60_000;

/**
 * Announces files again whose slots still wait: their events were lost. Every waiting slot has a timer, so none is missed.
 */
export async function checkUploads(run: Run): Promise<void> {
  const { world, findings } = run;
  for await (const page of world.timedKeys('upload')) {
    await fewAtOnce(page, AT_ONCE, async ({ pk }) => {
      run.pace();
      findings.checked('uploads');
      const slot = await world.slotAt(pk.replace(/^UPLOAD#/, ''));
      if (slot === undefined || slot.state === 'received') return;
      const came = await world.headOf(slot);
      if (came === undefined || came.versionId === null || !isOld(run, came.lastModified)) return;
      await fileUpload(run, {
        key: slot.key,
        versionId: came.versionId,
        size: came.size,
        lastModified: came.lastModified,
      });
    });
  }
}

async function fileUpload({ world, findings, now }: Run, file: FileVersion): Promise<void> {
  const { lastModified, ...object } = file;
  await world.fileUpload(createdAgain({ bucket: world.quarantineBucket, ...object }, lastModified));
  findings.refiled('upload_not_filed', file.key);
  if (now.getTime() - lastModified.getTime() >= STUCK_MS) findings.unplaced('upload_not_filed', file.key);
}

const KEY = /^(upload|mail|text)\/\d{4}-\d\d-\d\d\/(FD-[^/]+)\/([0-9A-Za-z]{1,64})$/;

/** Checks that every version in quarantine belongs to a file on a case, or to a message's text. */
export async function checkQuarantine(run: Run): Promise<void> {
  const { world } = run;
  for (const day of run.days) {
    for (const door of ['upload', 'mail', 'text']) {
      await fewAtOnce(world.versions(world.quarantineBucket, `${door}/${day}/`), AT_ONCE, (file) =>
        checkVersion(run, file),
      );
    }
  }
}

async function checkVersion(run: Run, file: FileVersion): Promise<void> {
  const { world, findings } = run;
  run.pace();
  findings.checked('quarantine');
  if (!isInReach(run, file.lastModified)) return;
  const [, door, given, id = ''] = KEY.exec(file.key) ?? [];
  const reference = Reference.safeParse(given).data;
  if (reference === undefined) return findings.unplaced('file_not_on_case', file.key);
  if (door === 'text') {
    const message = await world.ownedMessage(reference, id);
    return message === undefined ? findings.unplaced('text_without_message', file.key) : undefined;
  }
  const document = await world.ownedDocument(reference, id);
  if (document?.quarantine?.versionId === file.versionId) return;
  // Another version of a file that has its document: nobody scans it and nothing shows it.
  if (document !== undefined) return findings.unplaced('file_not_on_case', file.key);
  return door === 'upload' ? placeUpload(run, file, id) : placePart(run, file, reference);
}

/** Asks the door's own job to file a file whose slot we know. Without its slot nobody can say whose file it is. */
async function placeUpload(run: Run, file: FileVersion, id: string): Promise<void> {
  const slot = await run.world.slotAt(id);
  if (slot === undefined) return run.findings.unplaced('file_without_slot', file.key);
  // Its case has another reference than the promised one, which was taken.
  const placed = await run.world.ownedDocument(slot.reference, id);
  if (placed?.quarantine?.versionId === file.versionId) return;
  return fileUpload(run, file);
}

/** Opens a message once more when taking it apart was cut off: that adds the missing parts. */
async function placePart(run: Run, file: FileVersion, reference: Reference): Promise<void> {
  const unopened: Owned[] = [];
  for await (const owned of run.world.ownedOf(reference)) {
    if (owned.item === 'message' && owned.opening === 'filed') unopened.push(owned);
  }
  if (unopened.length === 0) return run.findings.unplaced('file_not_on_case', file.key);
  for (const { sk } of unopened) await run.world.open(openAgain(reference, sk.replace(/^MSG#in#/, '')));
  run.findings.refiled('file_not_on_case', file.key);
}
