import * as z from 'zod';
import { Levels } from '#schemas/levels.ts';

/** What the area's threshold document calls its levels of need: sent, and shown. */
export const LevelsSetting = z.object({ levels: Levels });
export type LevelsSetting = z.infer<typeof LevelsSetting>;
