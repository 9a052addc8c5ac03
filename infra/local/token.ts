/** `npm run --silent token -- ROLE [--person 2] [--port N]`: prints a token of one of a role's two people, and nothing else. */
import { Role } from '#schemas/actor.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { stateDirOf } from './places.ts';
import { PlainError } from './plain-error.ts';
import { runningOn } from './running-front-door.ts';
import { AGENCY_SCOPE, issueTokenFor, peopleOf, type TokenRequest } from './sign-in.ts';

function requestFor(name: string | undefined, which: string): TokenRequest {
  if (name === 'agency') return { scope: AGENCY_SCOPE };
  const role = Role.safeParse(name);
  if (!role.success) throw new PlainError(`Say which role: ${[...Role.options, 'agency'].join(', ')}.`);
  const person = peopleOf(role.data)[Number(which) - 1];
  if (person === undefined) throw new PlainError('Each role has two people: --person 1 or --person 2.');
  return { roles: [role.data], subject: person.id, name: person.name };
}

await runCommand(async () => {
  const { values, positionals } = readArguments({ port: { type: 'string' }, person: { type: 'string' } });
  const request = requestFor(positionals[0], values.person ?? '1');
  const port = readPort(values.port);
  const { addresses } = await runningOn(port);
  console.log(await issueTokenFor(stateDirOf(port), addresses.issuer, request));
});
