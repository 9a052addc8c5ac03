import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { draftOf } from '#functions/platform/store/drafts.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import type { Draft } from '#schemas/draft.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { OpenCase } from '../open-case/open-case.ts';
import { isEmpty } from '../staff-referral/draft.ts';
import { parseReadable } from '../staff-referral/readable.ts';
import { fileTaken } from '../staff-referral/staff-referral.ts';
import type { Settled } from './due.ts';

type Deps = Pick<Store, 'letGoDraft'> & { readonly openCase: OpenCase };

/**
 * Files a draft that nobody went on with, as it is. From then on its decision clock, tasks and alerts run as for every case
 * (law 6). One in which nothing was typed is let go.
 */
export async function draftDue({ letGoDraft, openCase }: Deps, { item }: Timed, now: Date): Promise<Settled> {
  const draft = draftOf(item);
  if ('ended' in draft) return 'changed';
  if (isEmpty(draft.answers)) {
    const outcome = await letGoDraft(draft, { reason: 'Nothing was typed.', now });
    return outcome === 'stale' ? 'changed' : 'ended';
  }
  try {
    await fileTaken(openCase, leftDraft(draft, now), now);
  } catch (error) {
    if (error instanceof Problem && error.code === 'changed-since') return 'changed';
    throw error;
  }
  return 'given_to_a_person';
}

function leftDraft(draft: Draft, now: Date): Parameters<typeof fileTaken>[1] {
  const form = forms.get(draft.form);
  if (form === undefined) throw new Error('a form that the schema let through is there');
  return {
    said: { channel: draft.channel, acknowledged: false },
    form,
    parsed: parseReadable(asTold(form), draft.answers, 'staff'),
    receivedAt: new Date(draft.begunAt),
    once: { kind: 'draft', hash: digest('draft', draft.id) },
    by: draft.taker,
    draft,
    moreLines: [{ what: 'left_unfinished', at: now, by: 'service' }],
    besides: ({ team, decisionDueAt }) => ({
      flags: [],
      tasks: [
        {
          id: `unfinished-${draft.id}`,
          kind: 'by_hand',
          team,
          state: 'open',
          raisedAt: now.toISOString(),
          dueAt: decisionDueAt,
          why: 'This was left unfinished while it was taken down. Ask the caller for what is missing.',
        },
      ],
    }),
  };
}
