import { createServer } from 'node:http';
import { listen } from '../listening.ts';
import { HOST } from '../ports.ts';
import type { SeenAlarm } from './watch-alarms.ts';

/** Below some desk's width each cell has a line of its own: a person may look with a telephone, or at four times the size. */
const STYLE = `body{font:1rem/1.4 sans-serif;margin:1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .8rem;vertical-align:top;border-top:1px solid #505a5f}
tbody th{min-width:12rem}.rings{background:#b52c17;color:#fff}.rings th::before{content:"! "}
@media(max-width:48rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;border-top:1px solid #505a5f;padding:.5rem}
tbody th,td{display:block;border:0;padding:0;min-width:0}}`;

const timeOf = (at: Date): string => `<time datetime="${at.toISOString()}">${at.toLocaleTimeString('en-GB')}</time>`;

const row = ({ name, because, see, state, since }: SeenAlarm): string =>
  `<tr class="${state}"><th scope="row">${name}</th><td>${state}${state.startsWith('not') ? '' : ` since ${timeOf(since)}`}</td><td>${because}</td><td>See <code>${see}</code></td></tr>`;

/** Returns one group of alarms: a table with the group's heading as its name. */
function tableOf([toDo, group]: readonly [string, readonly SeenAlarm[]], at: number): string {
  const columns = ['Alarm', 'State', 'When it rings', 'What to do'].map((column) => `<th scope="col">${column}</th>`);
  return `<h2 id="group-${at}">${toDo}</h2>
<table aria-labelledby="group-${at}"><thead><tr>${columns.join('')}</tr></thead><tbody>${group.map(row).join('\n')}</tbody></table>`;
}

/**
 * Returns the page of all alarms, grouped by what the person on call must do. Every word of it is ours. The page that renews itself has a
 * link to one that doesn't, as a renewal loses the reader's place.
 */
export function alarmPage(alarms: readonly SeenAlarm[], now: Date, renews = true): string {
  const groups = [...Map.groupBy(alarms, ({ toDo }) => toDo)];
  const ringing = alarms.filter(({ state }) => state === 'rings').map(({ name }) => name);
  const heading = ringing.length === 0 ? 'No alarm rings' : `Ringing: ${ringing.length}`;
  const renewal = renews
    ? 'This page renews itself every five seconds. <a href="?still">Stop renewing it</a>'
    : 'This page does not renew itself. <a href="/">Renew it every five seconds</a>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${renews ? '<meta http-equiv="refresh" content="5">' : ''}<title>${heading} – Front Door</title><style>${STYLE}</style></head>
<body><main><h1>${heading}</h1><p>${ringing.length === 0 ? '' : `${ringing.join(', ')}. `}As of ${timeOf(now)}. ${renewal}.</p>
${groups.map(tableOf).join('\n')}</main></body></html>`;
}

/** Serves the page. Throws when the port is taken. */
export async function serveAlarmPage(
  port: number,
  alarms: () => readonly SeenAlarm[],
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const server = createServer(({ url }, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    answer.end(alarmPage(alarms(), new Date(), url !== '/?still'));
  });
  return { close: await listen(server, port), address: `http://${HOST}:${port}` };
}
