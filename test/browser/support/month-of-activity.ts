import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { decisionDue } from '#functions/casework/index.ts';
import type { CaseActionRule } from '#functions/casework/work/action.ts';
import { decide } from '#functions/casework/work/actions/deciding.ts';
import { finishTask } from '#functions/casework/work/actions/tasks.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseAction } from '#functions/casework/work/states.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCaseToWork } from '#functions/platform/store/reading.ts';
import { type Acting, tablesOver } from '#functions/platform/store/table.ts';
import { awsSettings } from '#infra/local/aws-settings.ts';
import { service } from '#schemas/actor.ts';
import type { Case, Door } from '#schemas/case.ts';
import { analysis } from '#test/casework/work/analysis.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';

/** A contact of a month that is over, as somebody would write it on a list. */
export interface Contact {
  readonly received: string;
  readonly door: Door;
  readonly source?: string;
  readonly decided: string;
  readonly outcome: 'advice' | 'no_further_action';
  readonly again?: true;
  /** An alert, and when somebody ended its task. */
  readonly danger?: { readonly raised: string; readonly looked: string };
}

/** Files and decides contacts in the past, by the rules of today: what the stream counts of them is up to the deployed job. */
export async function makeActivity({ addresses, outputs }: OpenDoor, contacts: readonly Contact[]): Promise<string[]> {
  const tables = tablesOver(new DynamoDBClient(awsSettings(addresses.aws)), outputs.CasesTable, outputs.AuditTable);
  const store = { ...tables, actor: service('test') };
  const references: string[] = [];
  for (const contact of contacts) references.push(await lived(store, contact));
  return references;
}

async function lived(store: Acting, { received, door, source, danger, ...contact }: Contact): Promise<string> {
  const head = sampleCase({
    door,
    receivedAt: received,
    decisionDueAt: decisionDue(new Date(received)).toISOString(),
    ...(source === undefined ? {} : { source }),
    flags: contact.again ? ['re_referral'] : [],
  });
  const tasks = danger === undefined ? [] : [sampleTask({ ...DANGER, raisedAt: danger.raised, dueAt: received })];
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase(store, { head, once, tasks, timeline: [] }, new Date(received));
  if (danger !== undefined)
    await act(store, head, {
      action: 'finish_task',
      rule: finishTask,
      body: { id: DANGER.id, how: 'Rang.' },
      at: danger.looked,
    });
  const body = { ...analysis({ outcome: contact.outcome }), aloneBecause: 'Nobody else is on duty.' };
  await act(store, head, { action: 'decide', rule: decide, body, at: contact.decided });
  return head.reference;
}

const DANGER = { id: 'danger_words', kind: 'danger_words' } as const;

interface Doing {
  readonly action: CaseAction;
  readonly rule: CaseActionRule;
  readonly body: unknown;
  readonly at: string;
}

async function act(store: Acting, { reference }: Case, { action, rule, body, at }: Doing): Promise<void> {
  const seen = await readCaseToWork(store, reference, () => undefined);
  if (seen === undefined) throw new Error('the case is gone');
  const whole = { ...seen, ...(await readParts(store, reference, rule.reads(body))) };
  const doing = { staff: { id: 'local-team_manager', roles: ['team_manager'] }, now: new Date(at) };
  const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing, whole.tasks);
  const { changed } = await changeCase(store, whole.head, change, doing.now);
  if (changed !== 'now') throw new Error(`the case is ${changed}`);
}
