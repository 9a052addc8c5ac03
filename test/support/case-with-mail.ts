import { digest, newId } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite, formWrite, inboundWrite, outboundWrite, taskWrite } from '#functions/platform/store/items.ts';
import { safetyWrite } from '#functions/platform/store/safety.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import type { Case, FormRecord, Task } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { InboundMessage, OutboundMessage } from '#schemas/message.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleOutbound, sampleTask } from './sample-case.ts';
import { safetyOf } from './whole-case.ts';

interface Parts {
  readonly head?: Partial<Case>;
  readonly form?: FormRecord;
  readonly files?: readonly Partial<CaseDocument>[];
  readonly received?: readonly Partial<InboundMessage>[];
  readonly sent?: readonly Partial<OutboundMessage>[];
  readonly tasks?: readonly Partial<Task>[];
}

/** Files a case with files, emails and tasks. Returns its reference. */
export async function caseWithMail(tables: Tables, parts: Parts, now: Date): Promise<string> {
  const { form, files = [], received = [], sent = [], tasks = [] } = parts;
  const head = sampleCase(parts.head);
  const { reference } = head;
  const once = { kind: 'test', hash: digest(reference), holds: {} };
  await fileCase({ ...tables, actor: service('test') }, { head, once, tasks: [], timeline: [] }, now);
  const at = now.toISOString();
  await transact(tables.client, [
    safetyWrite(tables, reference, safetyOf(form === undefined ? [] : [form])),
    ...(form === undefined ? [] : [formWrite(tables, reference, form)]),
    ...files.map((file) => documentWrite(tables, sampleDocument(reference, file), undefined)),
    ...received.map((one) => inboundWrite(tables, sampleInbound(reference, one), at)),
    ...sent.map((one) => outboundWrite(tables, sampleOutbound(reference, { id: newId(), ...one }))),
    ...tasks.map((task) => taskWrite(tables, reference, sampleTask(task))),
  ]);
  return reference;
}
