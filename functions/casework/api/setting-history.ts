import { notFound } from '#functions/platform/http/problem.ts';
import { type SettingHistory, SettingPath } from '#schemas/api/staff/changed.ts';
import { withNames } from './changed.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** `GET /admin/settings/{setting}/history`: returns the newest versions of a setting, and who made each when. */
export async function showSettingHistory({ request, store }: Visit): Promise<Shown<SettingHistory>> {
  const path = SettingPath.safeParse(request.path);
  if (!path.success) throw notFound();
  const { setting } = path.data;
  return { status: 200, body: { setting, versions: await withNames(store, await store.readSettingHistory(setting)) } };
}
