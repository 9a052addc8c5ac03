/**
 * `npm run deploy -- [--check | --diff | --destroy] --context name=value …`: checks the AWS account whose credentials are in the
 * environment, deploys every stack to it, shows what would change, or destroys the stacks (docs/deploying.md).
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { cdk } from '../deploy/cdk.ts';
import { checkAccount } from '../deploy/check-account.ts';
import { clientsIn } from '../deploy/clients.ts';
import { plannedStacks } from '../deploy/planned-stack.ts';
import { runDeployment } from '../deploy/run-deployment.ts';
import type { Protection } from '../deploy/stack-commands.ts';
import { bootstrapHint, NotDeployable, readDeployment } from '../deployment.ts';
import { runCommand } from './command-line.ts';
import { LOCAL, ROOT } from './places.ts';

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Without a terminal the input ends at once, which is no answer.
  const ended = once(lines, 'close').then(() => '');
  const answer = await Promise.race([lines.question(question), ended]);
  lines.close();
  return answer.trim();
}

await runCommand(async () => {
  const cdkJson = await readFile(join(ROOT, 'cdk.json'), 'utf8');
  const deployment = readDeployment(process.argv.slice(2), cdkJson, process.env);
  const run = async (args: readonly string[]): Promise<number> => {
    const { code, output } = await cdk(args);
    const hint = code === 0 ? undefined : bootstrapHint(output, deployment.configuration.region);
    if (hint !== undefined) console.error(`\n${hint}`);
    return code;
  };
  const synthesise = async (protection: Protection): Promise<string> => {
    const folder = join(LOCAL, 'deploy', protection === 'yes' ? 'protected' : 'unprotected');
    const settings = [...deployment.context, '--context', `protected=${protection}`];
    if ((await run(['synth', '--quiet', '--no-notices', '--output', folder, ...settings])) !== 0)
      throw new NotDeployable(['The templates cannot be made: the reason is above.']);
    return folder;
  };
  process.exitCode = await runDeployment(
    {
      cdk: run,
      synthesise,
      ask,
      say: console.log,
      clientsOf: clientsIn,
      planned: plannedStacks,
      check: (wanted) => checkAccount(wanted, clientsIn),
    },
    deployment,
  );
});
