import { digest } from '#functions/platform/identifiers.ts';
import type { Inspected } from '#functions/platform/store/documents.ts';
import { glanceAfter, notAtOnce } from '#functions/safety/index.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import { referralFacts } from '#schemas/forms/referral.ts';
import type { InboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { fullRecordTask, isFullNow, withForms } from '#schemas/safety-record.ts';
import type { FileRead } from './file-reading.ts';
import { blankTold, whatFollows } from './follow-up.ts';
import { type FormRead, isBlank, readingTasks, recordOf, whatTheFormSays } from './form-read.ts';
import { LOOKS, lineAt, NoDocumentYetError, type OnItsWay } from './journey-deps.ts';
import { lookAtFile } from './tasks.ts';

type FormFile = FileRead & { readonly form: FormRead };

/**
 * Puts a form on a case. The first that came for a case fills it. A further form in the same message, or one in an answer to us,
 * is a case of its own, linked (law 9); a form sent up to a referral is kept beside the first.
 */
export async function putFormOnCase(onItsWay: OnItsWay, found: Inspected, read: FormFile): Promise<void> {
  const { deps, document, now } = onItsWay;
  const { form } = read;
  const held = found.safety === 'held';
  for (let look = 1; look <= LOOKS; look += 1) {
    const head = await deps.caseHead(document.reference);
    if (head === undefined) throw new NoDocumentYetError('a document without its case');
    const message =
      document.origin.kind === 'message' ? await deps.readInbound(document.reference, document.origin.id) : undefined;
    if (message !== undefined && (message.joined || head.forms > 0)) {
      const other = await fileFurther(onItsWay, found, read, message);
      const closed = await deps.closeJourney(
        { ...found, alsoOn: other },
        // Its own case says what of it must be looked at.
        { ...(await whatFollows(onItsWay, head, read, true)), line: lineAt(now, 'further_form_filed') },
        now,
      );
      // Found infected in between: the case just made must not keep showing the file.
      if (closed === 'closed_before') await withdrawIfInfected(onItsWay, other);
      if (closed !== 'form_came_first') return;
      continue;
    }
    const number = head.forms + 1;
    const says = whatTheFormSays(form, head, document.id, { ...(await deps.clock()), now });
    const { record, cut } = recordOf(form, number, { id: document.id, held }, now);
    const rest = notAtOnce(says);
    const sent = says.blank ? await deps.messagesOf(head.reference, 'out') : [];
    const blank = says.blank ? blankTold(onItsWay, head, form.definition.id, message, sent) : undefined;
    const asks = await whatFollows(onItsWay, head, read, !cut && !read.cut);
    const known = await deps.readSafety(document.reference);
    const safety = withForms(known, [record]);
    const flags = [...new Set([...rest.flags, ...asks.flags])];
    const glance = glanceAfter({ flags: [...head.flags, ...says.flags, ...flags], safety }, record, head.glance);
    const closed = await deps.closeJourney(
      { ...found, formNumber: number, form: { record, safety, glance, before: head.forms, head: says.head, of: head } },
      {
        ...asks,
        flags,
        tasks: [
          ...rest.tasks,
          ...(blank?.tasks ?? []),
          ...asks.tasks,
          ...(isFullNow(known, safety) ? [fullRecordTask(head, now)] : []),
        ],
        outbound: asks.outbound ?? blank?.outbound,
        line: lineAt(now, says.blank ? 'form_returned_blank' : held ? 'held_form_read' : 'form_read'),
      },
      now,
    );
    if (closed !== 'form_came_first') return;
  }
  throw new Error('forms keep coming to one case');
}

async function withdrawIfInfected({ deps, document, now }: OnItsWay, other: Reference): Promise<void> {
  const standing = await deps.readDocument(document.reference, document.id);
  if (standing?.verdict !== 'infected') return;
  await deps.withdrawElsewhere({ reference: other, id: document.id }, lineAt(now, 'file_infected'), now);
}

/** Opens a case of its own for a further form. Its key is the message and the file, so that doing it again gives the same case. */
async function fileFurther(
  onItsWay: OnItsWay,
  found: Inspected,
  { form, type, cut }: FormFile,
  message: InboundMessage,
): Promise<Reference> {
  const { deps, document, now } = onItsWay;
  const held = found.safety === 'held';
  const kept = recordOf(form, 1, { id: document.id, held }, now);
  const looks = held || cut || kept.cut;
  const copy: CaseDocument = {
    ...document,
    verdict: 'clean',
    safety: found.safety,
    reasons: [...found.reasons],
    type: found.type,
    filed: found.filed,
    ...(found.drawing === undefined ? {} : { drawing: found.drawing }),
    picture: found.picture,
    pictures: [...(found.pictures ?? [])],
    reading: 'read',
    formNumber: 1,
    alsoOn: document.reference,
  };
  const why = message.joined ? 'form_in_reply' : 'further_form';
  const { reference } = await deps.openCase(
    {
      door: 'email',
      receivedAt: new Date(message.receivedAt),
      once: { kind: 'form', hash: digest('form', document.reference, document.origin.id, document.sha256) },
      says: { form: { ...form, facts: referralFacts(form.answers, form), record: kept.record } },
      acknowledge: 'nobody',
      own: { links: [{ reference: Reference.parse(document.reference), why }] },
      document: { item: copy },
      besides: (head) => ({
        flags: [
          'further_form',
          ...(held ? (['file_held'] as const) : []),
          ...(looks || form.judged ? (['needs_reading'] as const) : []),
        ],
        tasks: [
          ...readingTasks(form, head, document.id, now),
          ...(isBlank(form) ? blankTold(onItsWay, head, form.definition.id, message, []).tasks : []),
        ],
        lookAt: looks ? lookAtFile(head, { ...copy, reference: head.reference }, type) : undefined,
      }),
    },
    now,
  );
  return reference;
}
