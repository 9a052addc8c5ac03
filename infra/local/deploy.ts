/**
 * `npm run deploy -- [--check | --diff | --destroy] --context name=value …`: checks the AWS account whose credentials are in the
 * environment, deploys every stack to it, shows what would change, or destroys the stacks (docs/deploying.md).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { cdk } from '../deploy/cdk.ts';
import { checkAccount, type Preflight } from '../deploy/check-account.ts';
import { clientsIn } from '../deploy/clients.ts';
import { plannedStacks } from '../deploy/planned-stack.ts';
import { deployStacks, destroyStacks, type Protection } from '../deploy/stack-commands.ts';
import { allSucceededOnce } from '../deploy/stack-states.ts';
import { bootstrapHint, NotDeployable, readDeployment } from '../deployment.ts';
import { runCommand } from './command-line.ts';
import { LOCAL, ROOT } from './places.ts';

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim();
}

/** Prints a sentence a finding, those that stop a deployment first. Returns whether one does. */
function report({ account, findings }: Preflight, region: string): boolean {
  const stopping = findings.filter(({ stops }) => stops);
  for (const { sentence } of stopping) console.log(`Stops:   ${sentence}`);
  for (const { sentence } of findings.filter(({ stops }) => !stops)) console.log(`Matters: ${sentence}`);
  const where = account === undefined ? region : `account ${account}, ${region}`;
  if (stopping.length === 0) console.log(`Nothing found stops a deployment (${where}).`);
  return stopping.length > 0;
}

await runCommand(async () => {
  const { action, configuration, context } = readDeployment(
    process.argv.slice(2),
    await readFile(join(ROOT, 'cdk.json'), 'utf8'),
  );
  const { region, stage } = configuration;
  const run = async (args: readonly string[]): Promise<number> => {
    const { code, output } = await cdk(args);
    const hint = code === 0 ? undefined : bootstrapHint(output, region);
    if (hint !== undefined) console.error(`\n${hint}`);
    return code;
  };
  const synthesise = async (protection: Protection): Promise<string> => {
    const folder = join(LOCAL, 'deploy', protection === 'yes' ? 'protected' : 'unprotected');
    const settings = [...context, '--context', `protected=${protection}`];
    if ((await run(['synth', '--quiet', '--no-notices', '--output', folder, ...settings])) !== 0)
      throw new NotDeployable(['The templates cannot be made: the reason is above.']);
    return folder;
  };
  const tools = { cdk: run, synthesise, say: console.log, ask };

  const folder = await synthesise('yes');
  const planned = await plannedStacks(folder);
  const preflight = await checkAccount({ configuration, planned, folder }, clientsIn);
  const haveSucceeded = allSucceededOnce(planned, (each) => preflight.stacks.get(each) ?? []);
  // A difference and a destruction need only the stacks.
  const needsAll = action === 'check' || action === 'deploy';
  if (needsAll || planned.some((stack) => !preflight.stacks.has(stack.region))) {
    const stops = report(preflight, region);
    if (action === 'check') {
      process.exitCode = stops ? 1 : 0;
      return;
    }
    if (stops) throw new NotDeployable(['Nothing was changed.']);
  }
  switch (action) {
    case 'diff':
      process.exitCode = await run(['diff', '--app', haveSucceeded ? folder : await synthesise('no')]);
      return;
    case 'destroy':
      process.exitCode = await destroyStacks(tools, { stage, planned, folder, stacks: preflight.stacks }, clientsIn);
      return;
    case 'deploy':
      process.exitCode = await deployStacks(tools, folder, haveSucceeded);
      if (process.exitCode === 0)
        console.log(
          '\nDeployed. The DNS records to make are among the outputs above; docs/deploying.md has the next steps.',
        );
  }
});
