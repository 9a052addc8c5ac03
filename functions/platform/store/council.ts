import { CouncilDetails } from '#schemas/settings.ts';
import type { Acting, Tables } from './table.ts';
import { type Change, readSetting, type Setting, type Version, writeSetting } from './versioned-setting.ts';

/** The council's details; null until somebody sets them, while the deployment's count. */
export const COUNCIL: Setting<CouncilDetails | null> = {
  name: 'council',
  schema: CouncilDetails.nullable(),
  unset: null,
};

/** Returns the council's details as somebody set them. */
export const readCouncil = (tables: Tables): Promise<Version<CouncilDetails | null>> => readSetting(tables, COUNCIL);

/** Sets the council's details, with an audit entry, if they still have the version that was seen. */
export const writeCouncil = (store: Acting, change: Change<CouncilDetails>, now: Date) =>
  writeSetting(store, COUNCIL, change, { action: 'set-council' }, now);
