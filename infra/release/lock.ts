import * as z from 'zod';

const Lock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(''),
      license: z.string().optional(),
      integrity: z.string().optional(),
      inBundle: z.boolean().default(false),
      optional: z.boolean().default(false),
    }),
  ),
});

/**
 * Families of binaries for other platforms, which npm locks without a hash when the registry at hand lacks them. Each family has
 * the licence of the package that asks for it. Nobody installs one where we build: those for Linux have their hashes.
 */
const ELSEWHERE = ['@biomejs/cli-', '@swc/core-', '@unrs/resolver-binding-'];

/** A package of the lock file. */
export interface LockEntry {
  /** Where it is installed, `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  /** Its own hash covers it, or the hash of the package that it came in. */
  readonly isCovered: boolean;
  /** It is a binary of a listed family, optional and without a hash. */
  readonly isElsewhere: boolean;
}

const INSIDE = '/node_modules/';

/** Returns every package of a lock file. @throws ZodError for a lock file of another version */
export function lockEntries(text: string): LockEntry[] {
  const { packages } = Lock.parse(JSON.parse(text));
  const isCovered = (path: string): boolean => {
    const entry = packages[path];
    if (entry?.integrity !== undefined) return true;
    const end = path.lastIndexOf(INSIDE);
    return entry?.inBundle === true && end !== -1 && isCovered(path.slice(0, end));
  };
  return Object.entries(packages).flatMap(([path, { version, license, integrity, optional }]) => {
    const name = `/${path}`.split(INSIDE).at(-1) ?? '';
    const isElsewhere = optional && integrity === undefined && ELSEWHERE.some((family) => name.startsWith(family));
    // The first entry is this project.
    return path === '' ? [] : [{ path, name, version, license, isCovered: isCovered(path), isElsewhere }];
  });
}

/** Returns a sentence for each package of which npm could not tell that it is the one that we locked. */
export function integrityFaults(entries: readonly LockEntry[]): string[] {
  return entries
    .filter(({ isCovered, isElsewhere }) => !isCovered && !isElsewhere)
    .map(({ path }) => `${path} has no hash in package-lock.json.`);
}
