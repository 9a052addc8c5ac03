import { Problem } from '#functions/platform/http/problem.ts';
import { LevelsSetting } from '#schemas/api/staff/levels.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** `GET /admin/settings/levels`: returns the levels of need that decisions name (domain 4.4). */
export async function showLevels(visit: Visit): Promise<Shown<LevelsSetting>> {
  return { status: 200, body: { levels: await visit.store.readLevels() } };
}

/**
 * `PUT /admin/settings/levels`: sets their names in the area's threshold document. Earlier decisions keep the words of their day.
 */
export async function setLevels(visit: Visit): Promise<Shown<LevelsSetting>> {
  const parsed = LevelsSetting.safeParse(visit.request.body);
  if (!parsed.success)
    throw new Problem(
      422,
      'bad-levels',
      'Send {"levels": […]}: one to ten, each with a code of its own, a label and earlyHelp.',
    );
  await visit.store.writeLevels(parsed.data.levels, visit.now);
  return { status: 200, body: parsed.data };
}
