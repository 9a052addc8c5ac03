import type { FileSafety, HoldReasonCode, InspectionNote } from '#schemas/document.ts';
import type { Archive, ArchiveProblemCode } from '../archive/archive.ts';
import type { InspectionLimits } from './limits.ts';

/** What the checks of one file found. Each reason counts once, in alphabetical order, so a result is the same every time. */
export class Findings {
  readonly #reasons = new Set<HoldReasonCode>();
  readonly #notes = new Set<InspectionNote>();
  /** What inspecting the file may cost. */
  readonly limits: InspectionLimits;

  constructor(limits: InspectionLimits) {
    this.limits = limits;
  }

  hold(code: HoldReasonCode): void {
    this.#reasons.add(code);
  }

  holdIf(found: boolean, code: HoldReasonCode): void {
    if (found) this.#reasons.add(code);
  }

  /** Holds the file for a problem of its archive. */
  holdForArchive(code: ArchiveProblemCode): void {
    this.#reasons.add(archiveReasons[code]);
  }

  /** Returns a member's bytes; one that cannot be read holds the file. */
  bytesOf(archive: Archive, name: string): Uint8Array | undefined {
    const part = archive.read(name);
    if (part.ok) return part.bytes;
    this.holdForArchive(part.problem.code);
    return undefined;
  }

  note(code: InspectionNote): void {
    this.#notes.add(code);
  }

  has(code: HoldReasonCode): boolean {
    return this.#reasons.has(code);
  }

  get held(): boolean {
    return this.#reasons.size > 0;
  }

  safety(): FileSafety {
    const reasons = [...this.#reasons].sort().map((code) => ({ code }));
    return reasons.length === 0 ? { state: 'safe' } : { state: 'held', reasons };
  }

  notes(): InspectionNote[] {
    return [...this.#notes].sort();
  }
}

const archiveReasons: Record<ArchiveProblemCode, HoldReasonCode> = {
  not_an_archive: 'damaged',
  truncated: 'truncated',
  split: 'damaged',
  too_many_entries: 'bomb',
  name_too_long: 'archive_tricks',
  unsafe_name: 'archive_tricks',
  duplicate_names: 'archive_tricks',
  too_large: 'too_large',
  ratio: 'bomb',
  overlapping_entries: 'bomb',
  directory_disagrees: 'archive_tricks',
  hidden_entries: 'archive_tricks',
  no_such_entry: 'damaged',
  encrypted: 'password_protected',
  unsupported_method: 'damaged',
  damaged: 'damaged',
};
