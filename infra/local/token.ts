/** `npm run --silent token -- ROLE [--port N]`: prints a token for the Front Door that runs here, and nothing else. */

import { readFile } from 'node:fs/promises';
import { complain, readArguments, readPort, Sentence } from './command-line.ts';
import { Running, runningFile } from './front-door.ts';
import { askServer } from './http.ts';
import { stateDirOf } from './places.ts';
import { AGENCY_SCOPE, issueTokenFor, StaffRole, type TokenWanted } from './sign-in.ts';

function wantedFor(role: string | undefined): TokenWanted {
  if (role === 'agency') return { scope: AGENCY_SCOPE };
  const staff = StaffRole.safeParse(role);
  if (!staff.success) {
    throw new Sentence(`Say which role: ${[...StaffRole.options, 'agency'].join(', ')}.`);
  }
  return { roles: [staff.data] };
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
  const { values, positionals } = readArguments({ port: { type: 'string' } }, process.argv.slice(2));
  const wanted = wantedFor(positionals[0]);
  const port = readPort(values.port);
  const stateDir = stateDirOf(port);
  console.log(await issueTokenFor(stateDir, await issuerOf(stateDir, port), wanted));
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
