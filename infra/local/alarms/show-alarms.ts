import { serveAlarmPage } from './alarm-page.ts';
import { type SeenAlarm, watchAlarms } from './watch-alarms.ts';

/** Returns the line for the terminal when an alarm begins to ring, or is quiet again. */
export function lineOf({ name, toDo, because, see, state, since }: SeenAlarm): string {
  const at = since.toLocaleTimeString('en-GB');
  return state === 'rings'
    ? `  ! ${at} ALARM ${name}. ${toDo}: ${because} See ${see}`
    : `    ${at} ${name} is quiet again.`;
}

/** Shows the alarms of a running Front Door on the terminal and on a page, until it is stopped. */
export async function showAlarms(
  endpoint: string,
  port: number,
  print: (line: string) => void,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  let heard = true;
  const alarms = await watchAlarms({
    endpoint,
    changed: (alarm) => {
      heard = true;
      print(lineOf(alarm));
    },
    failed: () => {
      // Once, and not at each look: the local cloud may be restarting.
      if (heard) print('  ! The alarms could not be read. They are read again in a few seconds.');
      heard = false;
    },
  });
  const page = await serveAlarmPage(port, alarms.all);
  return {
    address: page.address,
    stop: async () => {
      await page.close();
      await alarms.stop();
    },
  };
}
