import * as z from 'zod';
import { Levels } from '#schemas/levels.ts';

/** The setting of the levels of need, in requests and answers. */
export const LevelsSetting = z.object({ levels: Levels });
export type LevelsSetting = z.infer<typeof LevelsSetting>;
