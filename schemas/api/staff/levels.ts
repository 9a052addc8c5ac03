import * as z from 'zod';
import { Levels } from '#schemas/levels.ts';
import { Versioned } from './changed.ts';

/** The body that sets the levels of need. */
export const LevelsSetting = z.object({ levels: Levels });

/** The levels of need. */
export const LevelsShown = Versioned.extend({ levels: Levels });
export type LevelsShown = z.infer<typeof LevelsShown>;
