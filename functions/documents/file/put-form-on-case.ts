import * as z from 'zod';
import { decisionDue } from '#functions/casework/index.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Inspected } from '#functions/platform/store/documents.ts';
import { notAtOnce } from '#functions/safety/index.ts';
import type { Case, CaseFlag } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { InboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import type { FileRead } from './file-reading.ts';
import { type FormRead, recordOf, whatTheFormSays } from './form-read.ts';
import { ACTOR, LOOKS, lineAt, NoDocumentYetError, type OnItsWay } from './journey-deps.ts';
import { lookAtFile } from './tasks.ts';
import { tellOfBlank, whatFollows } from './what-follows.ts';

const HoldsReference = z.object({ reference: Reference });

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
    const head = await deps.caseHead(ACTOR, document.reference);
    if (head === undefined) throw new NoDocumentYetError('a document without its case');
    const message =
      document.origin.kind === 'message'
        ? await deps.message(ACTOR, document.reference, document.origin.id)
        : undefined;
    if (message !== undefined && (message.joined || head.forms > 0)) {
      const other = await fileFurther(onItsWay, found, read, message);
      const closed = await deps.closeJourney(
        ACTOR,
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
    const blank = says.blank ? await tellOfBlank(onItsWay, head, message, rest.tasks) : undefined;
    const asks = await whatFollows(onItsWay, head, read, !cut && !read.cut);
    const closed = await deps.closeJourney(
      ACTOR,
      { ...found, formNumber: number, form: { record, before: head.forms, head: says.head, of: head } },
      {
        ...asks,
        flags: [...new Set([...rest.flags, ...asks.flags])],
        tasks: [...(blank?.tasks ?? rest.tasks), ...asks.tasks],
        outbound: asks.outbound ?? blank?.outbound,
        line: lineAt(now, says.blank ? 'form_returned_blank' : held ? 'held_form_read' : 'form_read'),
      },
      now,
    );
    if (closed !== 'form_came_first') return;
  }
  throw new Error('forms keep coming to one case');
}

async function withdrawIfInfected({ deps, document, now }: OnItsWay, other: string): Promise<void> {
  const standing = await deps.document(ACTOR, document.reference, document.id);
  if (standing?.verdict !== 'infected') return;
  await deps.withdrawElsewhere(ACTOR, { reference: other, id: document.id }, lineAt(now, 'file_infected'), now);
}

/** Files a case of its own for a further form. Its key is the message and the file, so that doing it again gives the same case. */
async function fileFurther(
  onItsWay: OnItsWay,
  found: Inspected,
  { form, type, cut }: FormFile,
  message: InboundMessage,
): Promise<string> {
  const { deps, document, now } = onItsWay;
  const held = found.safety === 'held';
  const settings = await deps.clock();
  for (let look = 1; look <= LOOKS; look += 1) {
    const reference = deps.newReference();
    const head: Case = {
      reference,
      door: 'email',
      team: 'duty_and_advice',
      state: 'new',
      receivedAt: message.receivedAt,
      decisionDueAt: decisionDue(new Date(message.receivedAt), settings).toISOString(),
      flags: [],
      links: [
        { reference: Reference.parse(document.reference), why: message.joined ? 'form_in_reply' : 'further_form' },
      ],
      form: null,
      completeness: null,
      children: null,
      version: 1,
    };
    const says = whatTheFormSays(form, head, document.id, { ...settings, now });
    const copy: CaseDocument = {
      ...document,
      reference,
      verdict: 'clean',
      safety: found.safety,
      reasons: [...found.reasons],
      type: found.type,
      filed: found.filed,
      reading: 'read',
      formNumber: 1,
      alsoOn: document.reference,
    };
    const kept = recordOf(form, 1, { id: document.id, held }, now);
    const looks = held || cut || kept.cut;
    const flags: CaseFlag[] = [
      'further_form',
      ...says.flags,
      ...(held ? (['file_held'] as const) : []),
      ...(looks ? (['needs_reading'] as const) : []),
    ];
    const filed = await deps.file(
      ACTOR,
      {
        head: {
          ...head,
          ...says.head,
          flags: [...new Set(flags)],
          ...(says.priority === undefined ? {} : { priority: says.priority }),
        },
        once: {
          kind: 'form',
          hash: digest('form', document.reference, document.origin.id, document.sha256),
          holds: { reference },
        },
        forms: [kept.record],
        document: { document: copy },
        tasks: says.blank ? (await tellOfBlank(onItsWay, head, message, says.tasks)).tasks : says.tasks,
        lookAt: looks ? lookAtFile(head, copy, type) : undefined,
        timeline: [{ id: newId(now), at: message.receivedAt, what: 'received', by: 'email' }],
      },
      now,
    );
    if (filed.filed === 'now') return reference;
    if (filed.filed === 'before') return HoldsReference.parse(filed.holds).reference;
  }
  throw new Error(`${LOOKS} references in a row were taken`);
}
