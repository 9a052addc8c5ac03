import * as z from 'zod';
import type { LockEntry } from './lock.ts';

/** A bill of materials (SBOM) in the form of CycloneDX, as `npm sbom` writes it: the members that we read or change. */
const Bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(
    z.looseObject({
      name: z.string(),
      version: z.string(),
      properties: z.array(z.looseObject({ name: z.string() })).default([]),
    }),
  ),
});

/** How npm marks a package that only building and testing need. */
const DEVELOPMENT = 'cdx:npm:package:development';

/** Reads the bill that npm wrote. It names the project by its package, as npm takes the name of the folder. */
export function billIn(text: string, { name }: { readonly name: string }): z.infer<typeof Bill> {
  const bill = Bill.parse(JSON.parse(text));
  return { ...bill, metadata: { ...bill.metadata, component: { ...bill.metadata.component, name } } };
}

const PACKAGE = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Returns where the shipped packages are installed: those of a bundle's source files, and those that a bundle has beside it. */
export const packagesOf = (files: readonly string[], dependencies: readonly string[] = []): Set<string> =>
  new Set([
    ...files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []),
    ...dependencies.map((name) => `node_modules/${name}`),
  ]);

/** Returns a sentence for each shipped package that the bill does not list, or lists as needed for development alone. */
export function billFaults(
  bill: z.infer<typeof Bill>,
  entries: readonly LockEntry[],
  shipped: ReadonlySet<string>,
): string[] {
  const listed = new Set(
    bill.components
      .filter(({ properties }) => properties.every((property) => property.name !== DEVELOPMENT))
      .map(({ name, version }) => `${name}@${version}`),
  );
  const versions = new Map(entries.map(({ path, name, version }) => [path, `${name}@${version}`]));
  return [...shipped]
    .filter((path) => !listed.has(versions.get(path) ?? ''))
    .map((path) => `The bill of materials does not list ${path}, which a function contains.`);
}
