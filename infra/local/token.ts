/** `npm run --silent token -- ROLE [--person 2] [--port N]`: prints a token of one of a role's two people, and nothing else. */

import { readFile } from 'node:fs/promises';
import { complain, readArguments, readPort, Sentence } from './command-line.ts';
import { Running, runningFile } from './front-door.ts';
import { askServer } from './http.ts';
import { stateDirOf } from './places.ts';
import { AGENCY_SCOPE, issueTokenFor, peopleOf, StaffRole, type TokenWanted } from './sign-in.ts';

function wantedFor(role: string | undefined, which: string): TokenWanted {
  if (role === 'agency') return { scope: AGENCY_SCOPE };
  const staff = StaffRole.safeParse(role);
  if (!staff.success) {
    throw new Sentence(`Say which role: ${[...StaffRole.options, 'agency'].join(', ')}.`);
  }
  const person = peopleOf(staff.data)[Number(which) - 1];
  if (person === undefined) throw new Sentence('Each role has two people: --person 1 or --person 2.');
  return { roles: [staff.data], subject: person.id, name: person.name };
}

async function issuerOf(stateDir: string, port: number): Promise<string> {
  const notRunning = new Sentence(`Front Door does not run on port ${port}: start it with npm start.`);
  const text = await readFile(runningFile(stateDir), 'utf8').catch(() => undefined);
  if (text === undefined) throw notRunning;
  const { issuer } = Running.parse(JSON.parse(text)).addresses;
  const answers = await askServer(`${issuer}/.well-known/openid-configuration`, { withinMs: 5_000 }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!answers) throw notRunning;
  return issuer;
}

try {
  const { values, positionals } = readArguments(
    { port: { type: 'string' }, person: { type: 'string' } },
    process.argv.slice(2),
  );
  const wanted = wantedFor(positionals[0], typeof values.person === 'string' ? values.person : '1');
  const port = readPort(values.port);
  const stateDir = stateDirOf(port);
  console.log(await issueTokenFor(stateDir, await issuerOf(stateDir, port), wanted));
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
