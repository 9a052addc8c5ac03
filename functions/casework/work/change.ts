import type { CaseChange, RecordChange } from '#functions/platform/store/changing.ts';
import type { Part, Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import type { Case, CaseFlag, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import type { DeskSettings } from './desk-settings.ts';
import type { CaseAction } from './states.ts';

/** Who does it, when, and what for. */
export interface Doing {
  readonly staff: { readonly id: string; readonly roles: readonly string[] };
  readonly now: Date;
  readonly reason?: string | undefined;
  /** The desk's own settings, for an action that is told to read them. */
  readonly desk?: DeskSettings | undefined;
  /** Whose addresses are professionals' (domain 5.4); absent, nobody's are. */
  readonly professionalDomains?: readonly string[] | undefined;
}

/** What an action makes of a case. All of it is written in one transaction, with the audit entry, or none of it (law 5). */
export interface Change {
  /** Fields of the head that become something else; `null` takes an optional one away. */
  readonly head?: Partial<{ [Field in keyof HeadFields]: HeadFields[Field] | null }>;
  readonly flags?: { readonly add?: readonly CaseFlag[]; readonly lift?: readonly CaseFlag[] };
  /** What stands beside the head: questions, children, decisions. */
  readonly records?: readonly RecordChange[];
  /** A form that reads differently from now on. */
  readonly form?: FormRecord;
  /** What the safety rules know from now on, beside what follows from a form and contacts of this change. */
  readonly safety?: SafetyRecord;
  readonly raise?: readonly Task[];
  /** Tasks that are open from now on, though they may have been done before, and such as point elsewhere. */
  readonly open?: CaseChange['open'];
  readonly turn?: CaseChange['turn'];
  /** Tasks that are done by it. */
  readonly finish?: readonly string[];
  /** The line on the timeline; its detail is for staff and may be personal. */
  readonly line: Pick<TimelineEntry, 'what' | 'detail'>;
  readonly outbound?: readonly OutboundMessage[];
  /** What the audit says of it beside the action: a code, never content. */
  readonly subject?: string;
  /** What the audit says it was for, where the action itself is told. */
  readonly reason?: string;
  /** What may be said of one case alone. */
  readonly claim?: CaseChange['claim'];
  /** What it had claimed before and gives up. */
  readonly release?: CaseChange['release'];
  /** The case keeps its state although the action may lead on: another question is still open. */
  readonly stays?: true;
}

/** The head's fields that actions change; the state follows from the state machine. */
export type HeadFields = Omit<Case, 'reference' | 'door' | 'receivedAt' | 'flags' | 'state' | 'version'>;

/** A case as a rule is given it: what it asked to read, and nothing else of the case. */
export type Worked<Read extends Part = never> = CaseToWork & Pick<Sorted, Read | 'unreadable'>;

/** Which of a case's items a rule reads, by what was asked. */
export type Reads<Input, Read extends Part> = (input: Input) => Wanted<Read>;

/** A rule: the case as it stands and what was asked, to what it becomes. Throws `Problem` when it may not be. */
export type Act<Input, Read extends Part = never> = (whole: Worked<Read>, input: Input, doing: Doing) => Change;

export type { CaseAction };
