import type { Consequences } from '#functions/platform/store/documents.ts';
import type { Case } from '#schemas/case.ts';
import { copiesOf } from '#schemas/case-document.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import { requestForSafeCopy } from './follow-up.ts';
import { lineAt, type OnItsWay } from './journey-deps.ts';
import { fileTask } from './tasks.ts';

/** Puts a scanner's verdict on the case, with what it asks of people, and takes an infected file's copies away. */
export async function putVerdictOnCase(
  onItsWay: OnItsWay,
  head: Case,
  scan: ScanCompleted,
): Promise<'applied' | 'stale'> {
  const { deps, document, now } = onItsWay;
  const applied = await deps.applyVerdict(document, scan, await verdictMeans(onItsWay, head, scan), now);
  if (scan.verdict === 'infected' && applied === 'applied') await withdraw(onItsWay);
  return applied;
}

async function verdictMeans(
  onItsWay: OnItsWay,
  head: Case,
  { verdict }: ScanCompleted,
): Promise<Consequences & { readBy?: string; withdraw: boolean }> {
  const { deps, document, now } = onItsWay;
  const nothing = { flags: [], tasks: [], line: lineAt(now, `file_${verdict}`), withdraw: false };
  switch (verdict) {
    case 'clean':
      return { ...nothing, readBy: new Date(now.getTime() + deps.readDeadlineMs).toISOString() };
    case 'error':
      return nothing;
    case 'unscannable':
      return {
        ...nothing,
        flags: ['needs_reading'],
        tasks: [fileTask('file_without_verdict', head, document, 'unscannable', now)],
      };
    case 'infected':
      return {
        ...nothing,
        flags: ['file_infected'],
        tasks: [
          fileTask('ask_for_safe_copy', head, document, 'infected', now),
          ...(document.filed === null
            ? []
            : [fileTask('late_infection', head, document, 'infected_after_release', now)]),
        ],
        outbound: document.origin.wrapped === true ? undefined : await requestForSafeCopy(onItsWay, head),
        withdraw: true,
      };
  }
}

/** Takes away the copies of a file found infected late, wherever it is shown, and the zips of its original and its message. */
async function withdraw({ deps, document, now }: OnItsWay): Promise<void> {
  const { id, reference, alsoOn, origin } = document;
  for (const shownOn of alsoOn === null ? [reference] : [reference, alsoOn])
    for (const given of await deps.originalsOf(shownOn, [id, origin.id])) await deps.deleteOriginal(given);
  for (const copy of copiesOf(document)) await deps.remove(copy);
  if (alsoOn !== null) await deps.withdrawElsewhere({ reference: alsoOn, id }, lineAt(now, 'file_infected'), now);
}
