import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { PostcodesSetting } from '#schemas/settings.ts';
import { postcodesFileKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { type Change, readSetting, type Setting, type Version, writeSetting } from './versioned-setting.ts';

/** Which file of postcodes is in use; the deployed one until somebody gives another. */
export const POSTCODES: Setting<PostcodesSetting> = {
  name: 'postcodes',
  schema: PostcodesSetting,
  unset: { source: 'deployed' },
};

/** The newest files that are kept, of some 200 KB each: enough to look at what a mistake replaced. */
const FILES_KEPT = 5;

const fileKey = (version: number) => postcodesFileKey(version % FILES_KEPT);
const Stored = z.object({ version: z.number().int(), packed: z.instanceof(Uint8Array) });

/** The file of a version is gone or replaced: read the setting again. */
export class PostcodesGoneError extends Error {
  override readonly name = 'PostcodesGoneError';
}

/** Returns which file of postcodes is in use. */
export const readPostcodesSetting = (tables: Tables): Promise<Version<PostcodesSetting>> =>
  readSetting(tables, POSTCODES);

/** Returns the packed file of a version. @throws PostcodesGoneError */
export async function readPostcodesFile(tables: Tables, version: number): Promise<Uint8Array> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: fileKey(version), ConsistentRead: true }),
  );
  const { data } = Stored.safeParse(Item);
  if (data?.version !== version) throw new PostcodesGoneError(`version ${version} of the postcodes is not there`);
  return data.packed;
}

/** Sets which file is in use, with the file and an audit entry, if the setting still has the version that was seen. */
export const writePostcodes = (
  store: Acting,
  { packed, ...change }: Change<PostcodesSetting> & { readonly packed?: Uint8Array },
  now: Date,
) => {
  const version = change.version + 1;
  const file = { name: 'file', table: store.cases, put: { ...fileKey(version), item: 'postcodes', version, packed } };
  return writeSetting(
    store,
    POSTCODES,
    change,
    {
      action: 'set-postcodes',
      ...(change.value.source === 'given' ? { count: change.value.lines } : {}),
      writes: packed === undefined ? [] : [file],
    },
    now,
  );
};
