import type { CaseChange, RecordChange } from '#functions/platform/store/changing.ts';
import type { Part, Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import type { Case, CaseFlag, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import type { DeskSettings } from './desk-settings.ts';
import type { CaseAction } from './states.ts';

/** Who acts, when, and for what reason. */
export interface Doing {
  readonly staff: { readonly id: string; readonly roles: readonly string[] };
  readonly now: Date;
  readonly reason?: string | undefined;
  /** The desk's own settings, for an action that reads them. */
  readonly desk?: DeskSettings | undefined;
  /** Domains of professionals' addresses (domain 5.4); absent, no address is a professional's. */
  readonly professionalDomains?: readonly string[] | undefined;
}

/**
 * The changes that an action makes to a case. All of them are written in one transaction, with the audit entry, or none is (law 5).
 */
export interface Change {
  /** Fields of the head that change; `null` removes an optional one. */
  readonly head?: Partial<{ [Field in keyof HeadFields]: HeadFields[Field] | null }>;
  readonly flags?: { readonly add?: readonly CaseFlag[]; readonly lift?: readonly CaseFlag[] };
  /** Records beside the head: questions, children, decisions. */
  readonly records?: readonly RecordChange[];
  /** A form with another reading from now on. */
  readonly form?: FormRecord;
  /** The new safety record, before this change's own form and contacts are added. */
  readonly safety?: SafetyRecord;
  readonly raise?: readonly Task[];
  /** Tasks that are open from now on, though they may have been done before, and tasks that point elsewhere. */
  readonly open?: CaseChange['open'];
  readonly turn?: CaseChange['turn'];
  /** Tasks that go to another team with the case. */
  readonly move?: CaseChange['move'];
  /** Tasks that it finishes. */
  readonly finish?: readonly string[];
  /** The line on the timeline; its detail is for staff and may be personal. */
  readonly line: Pick<TimelineEntry, 'what' | 'detail'>;
  /** A second line: the task that ended by it. */
  readonly ended?: TimelineEntry['what'];
  readonly outbound?: readonly OutboundMessage[];
  /** The audit's subject beside the action: a code, never content. */
  readonly subject?: string;
  /** The audit's reason, where the action itself has one. */
  readonly reason?: string;
  /** Something from outside joined the case by it. */
  readonly came?: true;
  /** A claim that only one case may have. */
  readonly claim?: CaseChange['claim'];
  /** The earlier claim that it gives up. */
  readonly release?: CaseChange['release'];
  /** The case keeps its state although the action may lead on: another question is still open. */
  readonly stays?: true;
}

/** The head's fields that actions change; the state follows from the state machine. */
export type HeadFields = Omit<Case, 'reference' | 'door' | 'receivedAt' | 'flags' | 'state' | 'version'>;

/** A case as a rule gets it: the parts it asked for, and nothing else of the case. */
export type Worked<Read extends Part = never> = CaseToWork & Pick<Sorted, Read | 'unreadable'>;

/** Names which of a case's items a rule reads, by its input. */
export type Reads<Input, Read extends Part> = (input: Input) => Wanted<Read>;

/** A rule: from the case as it is and the input, to the change. Throws `Problem` to refuse. */
export type Act<Input, Read extends Part = never> = (whole: Worked<Read>, input: Input, doing: Doing) => Change;

export type { CaseAction };
