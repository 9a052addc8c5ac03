import type { OperationId, Perform } from '#functions/casework/index.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import type { Field } from '../../kit/fields.ts';
import type { Kinds } from '../../kit/form-body.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import type { Names } from '../names.ts';
import type { Choosing } from './choosing.ts';

/** What an action is carried out with: its case and version, and the reason where the person must give one. */
export interface Acting {
  readonly path: { readonly reference: string };
  readonly ifMatch: string;
  readonly reason: string | undefined;
}

/** A link from a form to what comes first, or to what it is about. */
export interface FormLink {
  readonly text: string;
  readonly href: string;
}

type Sent = Readonly<Record<string, unknown>>;

/** How a form is shown to people whom a restricted case does not name: nothing of the case is on it. */
export interface Unseen {
  readonly operation: OperationId;
  readonly says: readonly string[];
  readonly needsReason?: true;
  readonly fields: (names: Names) => readonly Field[];
}

/** A short form that does one thing to a case. */
export interface CaseForm {
  /** Its path below `/staff/cases/{reference}/do/`, and the code of what it says when done. */
  readonly path: string;
  readonly does: MayAction;
  readonly title: string;
  /** What will happen, in sentences. */
  readonly says: readonly string[] | ((seen: CaseSeen, visit: PageVisit, chosen: string) => readonly string[]);
  /** Where to read or do what the form is about. */
  readonly links?: (seen: CaseSeen, chosen: string) => readonly FormLink[];
  /** The words of its button. */
  readonly button: string;
  /** The page of the case that it belongs to and goes back to, below the case's path: `/people`. */
  readonly page?: `/${string}`;
  /** Pressed for something that is hard to undo. */
  readonly warns?: true;
  readonly kinds?: Kinds;
  /** What must be chosen before the form can be shown. */
  readonly choose?: Choosing;
  /** How the form is shown to people whom a restricted case does not name. */
  readonly unseen?: Unseen;
  /** Whether what was chosen ends in another way only: its links lead there, and the form has no button. */
  readonly elsewhere?: (seen: CaseSeen, chosen: string) => boolean;
  readonly fields: (seen: CaseSeen, visit: PageVisit, chosen: string) => readonly Field[] | Promise<readonly Field[]>;
  readonly act: (perform: Perform, acting: Acting, body: Sent) => Promise<unknown>;
  /** Returns whether the person may not see the case afterwards: they go on to their own work. */
  readonly leaves?: (visit: PageVisit, body: Sent) => boolean;
}
