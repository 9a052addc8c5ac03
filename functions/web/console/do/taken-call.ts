import type { ConversationSaid } from '#schemas/conversation.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { suggestedWords } from '../case/people/contact-rules.ts';

/** What the form of a conversation begins with where the case was taken down in it. A person changes what is different, and sends it. */
export interface TakenCall {
  readonly at: string;
  readonly with: 'referrer' | 'young_person' | 'parent_or_carer';
  readonly summary: string;
  readonly action: ConversationSaid['actions'][number];
  /** How it is confirmed; absent where nobody knows yet. */
  readonly confirm: 'professional' | 'telephone' | 'in_person' | undefined;
  /** The caller's email address. It is typed a second time by hand: heard by telephone, it is easily wrong. */
  readonly address: string | undefined;
  readonly whyNot: string | undefined;
  /** What the caller said about reaching them, in sentences. */
  readonly reached: readonly string[];
}

/** How a colleague spoke with somebody who rang, or came to the desk. */
const SPOKEN = {
  phone: { how: 'telephone', words: 'by telephone' },
  walk_in: { how: 'in_person', words: 'in person' },
} as const;
const FAMILY: Readonly<Record<string, TakenCall['with']>> = {
  young_person: 'young_person',
  parent: 'parent_or_carer',
  carer: 'parent_or_carer',
};

/**
 * Returns what is known of the conversation in which a case was taken down (S12), from what this reader may see; undefined where no colleague
 * spoke with the referrer, and once a conversation is recorded. An email is proposed to a professional alone, at an address that they said is
 * safe: the operation decides whether it may go (law 7).
 */
export function takenCall({ view }: Pick<CaseSeen, 'view'>): TakenCall | undefined {
  const { channel, draft, receivedAt, decisionDueAt } = view.case;
  if (draft === undefined || (channel !== 'phone' && channel !== 'walk_in') || view.conversations.length > 0)
    return undefined;
  const { asked, referrer } = view.glance;
  const type = referrer?.type?.code ?? '';
  const reached = view.suggestedContacts.find(({ person }) => person === '1.referrer');
  const email = reached?.ways.find((way) => way.channel === 'email')?.at;
  const whyNot = whyNoEmail(type, reached?.contact, email);
  const wasTold = view.timeline.some(({ what }) => what === 'acknowledged_by_staff');
  const told = wasTold ? SPOKEN[channel].how : undefined;
  const asks = !asked?.request ? '' : ` They asked for: ${asked.line}.`;
  return {
    at: receivedAt,
    with: FAMILY[type] ?? 'referrer',
    summary: `They made the referral ${SPOKEN[channel].words}.${asks}`,
    action: { what: 'decide_what_happens_next', who: 'we', by: decisionDueAt },
    confirm: whyNot !== undefined ? told : reached?.contact === 'safe' ? 'professional' : undefined,
    address: whyNot === undefined ? email : undefined,
    whyNot,
    reached: reached === undefined ? [] : suggestedWords(reached),
  };
}

/** Returns why no email is proposed; undefined where one is. */
function whyNoEmail(type: string, contact: string | undefined, email: string | undefined): string | undefined {
  if (type !== 'professional') return 'We confirm by email to professionals only.';
  if (contact === 'never') return 'The caller said that it is not safe to email them.';
  return email === undefined ? 'The caller gave no email address.' : undefined;
}
