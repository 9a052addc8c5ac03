/** Every way an archive, or a member of it, can fail. `bomb` and the like are facts about the file, never about its content. */
export type ArchiveProblemCode =
  | 'not_an_archive'
  | 'truncated'
  | 'split'
  | 'too_many_entries'
  | 'name_too_long'
  | 'unsafe_name'
  | 'duplicate_names'
  | 'too_large'
  | 'ratio'
  | 'overlapping_entries'
  | 'directory_disagrees'
  | 'hidden_entries'
  | 'no_such_entry'
  | 'encrypted'
  | 'unsupported_method'
  | 'damaged';

/** `detail` says which check failed, in our own words; it never carries a member's name or content (law 4). */
export interface ArchiveProblem {
  readonly code: ArchiveProblemCode;
  readonly detail: string;
}

export type ArchiveResult<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly problem: ArchiveProblem };

/** Returns a failed result. */
export function problem(code: ArchiveProblemCode, detail: string): { ok: false; problem: ArchiveProblem } {
  return { ok: false, problem: { code, detail } };
}
