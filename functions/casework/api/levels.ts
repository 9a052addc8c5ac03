import { Problem } from '#functions/platform/http/problem.ts';
import { LevelsSetting, type LevelsShown } from '#schemas/api/staff/levels.ts';
import type { Levels } from '#schemas/levels.ts';
import { unlessStale, versionSeen, versionShown } from './changed.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

const shown = (levels: Levels) => ({ levels });

/** `GET /admin/settings/levels`: returns the levels of need that decisions name (domain 4.4). */
export const showLevels = async (visit: Visit): Promise<Shown<LevelsShown>> =>
  versionShown(visit, await visit.store.readLevelsSetting(), shown);

/**
 * `PUT /admin/settings/levels`: sets their names in the area's threshold document. Earlier decisions keep the words of their day.
 * @throws Problem 412 when somebody else was quicker
 */
export async function setLevels(visit: Visit): Promise<Shown<LevelsShown>> {
  const parsed = LevelsSetting.safeParse(visit.request.body);
  if (!parsed.success)
    throw new Problem(
      422,
      'bad-levels',
      'Send {"levels": […]}: one to ten, each with a code of its own, a label and earlyHelp.',
    );
  const version = await versionSeen(visit, visit.store.readLevelsSetting);
  const written = await visit.store.writeLevels({ value: parsed.data.levels, version }, visit.now);
  return versionShown(visit, unlessStale(written), shown);
}
