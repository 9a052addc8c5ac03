import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { OpenDoor } from './front-door.ts';
import { request } from './http.ts';

/** Sets how the decision clock counts, whatever its settings were. */
export async function setDeskClock(door: OpenDoor, settings: Partial<ClockSettings>): Promise<void> {
  const headers = { authorization: `Bearer ${await door.issueToken({ roles: ['system_admin'] })}` };
  const seen = await request(door, 'GET', '/admin/settings/clock', { headers });
  const etag = seen.headers.get('etag') ?? '';
  const put = await request(door, 'PUT', '/admin/settings/clock', {
    body: settings,
    headers: { ...headers, 'if-match': etag },
  });
  if (put.status !== 200) throw new Error(`the clock was not set: ${put.status} ${JSON.stringify(put.body)}`);
}

/**
 * Sets fifty people at the desk, five minutes a case. Tests file more in a minute than a desk decides in a day. Otherwise every
 * case of theirs would have a predicted breach, and that task too.
 */
export const manyAtTheDesk = (door: OpenDoor) => setDeskClock(door, { workedAtOnce: 50, minutesADecision: 5 });
