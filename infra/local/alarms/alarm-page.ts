import { createServer } from 'node:http';
import { HOST } from '../ports.ts';
import type { SeenAlarm } from './watch-alarms.ts';

const STYLE =
  'body{font:16px/1.4 sans-serif;margin:2rem}td,th{text-align:left;padding:.3rem .8rem;vertical-align:top}.rings{background:#d4351c;color:#fff}';

const row = ({ name, because, see, state, since }: SeenAlarm): string =>
  `<tr class="${state}"><td>${name}</td><td>${state}</td><td>${since.toLocaleTimeString('en-GB')}</td><td>${because}</td><td><code>${see}</code></td></tr>`;

/** Returns the page of all alarms, grouped by what the person on call must do. Every word of it is ours. */
export function alarmPage(alarms: readonly SeenAlarm[]): string {
  const groups = [...Map.groupBy(alarms, ({ toDo }) => toDo)];
  const tables = groups.map(
    ([toDo, group]) =>
      `<h2>${toDo}</h2><table><tr><th>Alarm</th><th>State</th><th>Since</th><th>When it rings</th><th>What to do</th></tr>${group.map(row).join('')}</table>`,
  );
  const ringing = alarms.filter(({ state }) => state === 'rings').length;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>${ringing} alarms ring</title><style>${STYLE}</style><h1>${ringing === 0 ? 'No alarm rings' : `Ringing: ${ringing}`}</h1>${tables.join('')}</html>`;
}

/** Serves the page. Throws when the port is taken. */
export async function serveAlarmPage(
  port: number,
  alarms: () => readonly SeenAlarm[],
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const server = createServer((_asked, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    answer.end(alarmPage(alarms()));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, resolve);
  });
  return {
    address: `http://${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
