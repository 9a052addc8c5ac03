import type { Staff } from '#functions/platform/http/claims.ts';
import type { Cursors } from '#functions/platform/http/cursor.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { ShownType } from '#functions/platform/object-links.ts';
import { Reason } from '#schemas/api/staff/reason.ts';
import type { StoredObject } from '#schemas/case-document.ts';
import type { Colleague } from '#schemas/colleague.ts';
import type { Council } from '#schemas/settings.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import type { Area } from '../residence/residence.ts';
import type { StaffStore } from './staff-store.ts';

/** What a route opens for each person who asks. */
export interface Opens<Store> {
  readonly as: (staff: Staff) => Store;
}

/** What the staff routes need of the world. */
export interface StaffDeps extends StaffDoor, Opens<StaffStore> {
  /** The domains of professionals' addresses (domain 5.4). */
  readonly professionalDomains: readonly string[];
  /** Returns how people reach the council, for the preview of an email. */
  readonly council: () => Promise<Council>;
  /** The same as deployed, which counts until somebody sets it. */
  readonly deployedCouncil: Council;
  readonly cursors: Cursors;
  readonly lookupKeys: () => Promise<LookupKeys>;
  /** Returns the newest version of an object, or undefined when it does not exist. */
  readonly newest: (place: { bucket: string; key: string }) => Promise<StoredObject | undefined>;
  /** Reads an object, up to a number of bytes. */
  readonly object: (object: StoredObject, maxBytes: number) => Promise<Uint8Array>;
  readonly link: (
    object: StoredObject,
    fileName: string,
    seconds: number,
  ) => Promise<{ url: string; expiresAt: string }>;
  /** Returns everybody in the directory of colleagues, as it was at most ten seconds ago. */
  readonly directory: () => Promise<readonly Colleague[]>;
  /** Makes a link that shows an object in a browser, as this type. */
  readonly show: (
    object: StoredObject,
    type: ShownType,
    fileName: string,
    seconds: number,
  ) => Promise<{ url: string; expiresAt: string }>;
  /** The council's own ONS code. */
  readonly homeAuthority: string;
  /** Returns our own area, by postcode (S5). */
  readonly area: () => Promise<Area>;
  /** Reads the clock of any case, with the queues as the last sweep saw them. */
  readonly caseClocks: () => Promise<CaseClocks>;
}

/** One request by a person who may make it. */
export interface Visit<Opened = StaffStore> {
  readonly staff: Staff;
  /** The store, as this person. */
  readonly store: Opened;
  readonly reason: string | undefined;
  readonly request: Request;
  readonly now: Date;
}

/** @throws Problem 400 for a reason that says nothing or is too long */
export function reasonIn(request: Request): string | undefined {
  const given = request.headers['x-reason'];
  if (given === undefined) return undefined;
  const parsed = Reason.safeParse(given);
  if (!parsed.success) throw new Problem(400, 'bad-reason', 'Give the reason in 5 to 500 characters.');
  return parsed.data;
}

/** A link lives only as long as a click needs, because anybody who holds it can use it. */
export const LINK_SECONDS = 60;
