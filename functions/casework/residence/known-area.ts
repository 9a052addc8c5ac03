import { knownSetting } from '#functions/platform/known-setting.ts';
import type { Version } from '#functions/platform/store/versioned-setting.ts';
import type { PostcodesSetting } from '#schemas/settings.ts';
import { type AuthorityOf, authorityIn, unpackPostcodes } from './postcode-table.ts';
import type { Area } from './residence.ts';

/** A file of 200 KB is read and unpacked in some 50 ms, once for each version. */
const PATIENCE_MS = 2000;

/** Where the postcodes come from: the deployed file, and one that an administrator gave. */
interface Sources {
  readonly home: string;
  readonly deployed: AuthorityOf;
  readonly setting: () => Promise<Version<PostcodesSetting>>;
  readonly file: (version: number) => Promise<Uint8Array>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Returns the council's area by the newest file of postcodes, as known in the last minute. When it cannot be read, the last known
 * file counts, or else the deployed one: a case is always shown.
 */
export function knownArea(
  { home, deployed, setting, file, onFault }: Sources,
  now?: () => number,
): () => Promise<Area> {
  const fallback = { home, authorityOf: deployed };
  let given: { readonly version: number; readonly area: Area } | undefined;
  const newest = async (): Promise<Area> => {
    const { value, version } = await setting();
    if (value.source === 'deployed') return fallback;
    if (given?.version !== version)
      given = { version, area: { home, authorityOf: authorityIn(unpackPostcodes(await file(version))) } };
    return given.area;
  };
  return knownSetting(newest, { fallback, patienceMs: PATIENCE_MS, onFault }, now);
}
