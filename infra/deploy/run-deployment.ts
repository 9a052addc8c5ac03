import { type Deployment, NotDeployable } from '../deployment.ts';
import type { ClientsOf, Preflight, Wanted } from './check-account.ts';
import type { PlannedStack } from './planned-stack.ts';
import { deployStacks, destroyStacks, type Tools } from './stack-commands.ts';
import { allSucceededOnce } from './stack-states.ts';

/** The tools of the whole command. */
export interface DeploymentTools extends Tools {
  readonly ask: (question: string) => Promise<string>;
  readonly clientsOf: ClientsOf;
  readonly planned: (folder: string) => Promise<readonly PlannedStack[]>;
  readonly check: (wanted: Wanted) => Promise<Preflight>;
}

/** Says a sentence a finding, those that stop a deployment first. Returns whether one does. */
function report({ say }: Tools, { account, findings }: Preflight, region: string): boolean {
  const stopping = findings.filter(({ stops }) => stops);
  for (const { sentence } of stopping) say(`Stops:   ${sentence}`);
  for (const { sentence } of findings.filter(({ stops }) => !stops)) say(`Matters: ${sentence}`);
  if (stopping.length === 0) say(`Nothing found stops a deployment (account ${account}, ${region}).`);
  return stopping.length > 0;
}

/**
 * Does what a person asks for, and nothing to the account before the account was read.
 * @returns the exit code
 * @throws NotDeployable when something stops it
 */
export async function runDeployment(
  tools: DeploymentTools,
  { action, configuration }: Pick<Deployment, 'action' | 'configuration'>,
): Promise<number> {
  const { region, stage } = configuration;
  const folder = await tools.synthesise('yes');
  const planned = await tools.planned(folder);
  const preflight = await tools.check({ configuration, planned, folder });
  const { stacks } = preflight;
  // A difference and a destruction need only the stacks.
  if (action === 'check' || action === 'deploy' || planned.some((stack) => !stacks.has(stack.region))) {
    const stops = report(tools, preflight, region);
    if (action === 'check') return stops ? 1 : 0;
    if (stops) throw new NotDeployable(['Nothing was changed.']);
  }
  if (action === 'destroy') return destroyStacks(tools, { stage, planned, folder, stacks }, tools.clientsOf);
  const haveSucceeded = allSucceededOnce(planned, (each) => stacks.get(each) ?? []);
  if (action === 'diff') return tools.cdk(['diff', '--app', haveSucceeded ? folder : await tools.synthesise('no')]);
  const code = await deployStacks(tools, folder, haveSucceeded);
  if (code === 0)
    tools.say('\nDeployed. The DNS records to make are among the outputs above; docs/deploying.md has the next steps.');
  return code;
}
