import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { NotDeployable } from '../deployment.ts';
import { PARTS, stackNameOf } from '../names.ts';
import type { ClientsOf } from './check-account.ts';
import { keptBy, type PlannedStack } from './planned-stack.ts';
import type { FoundStack } from './stack-states.ts';

/** Whether stacks, tables and the pool are protected against deletion (the setting `protected`). */
export type Protection = 'yes' | 'no';

/** The tools of the commands that change an account. */
export interface Tools {
  /** Runs CDK's command line, shows its output and returns its exit code. */
  readonly cdk: (args: readonly string[]) => Promise<number>;
  /** Writes the templates and returns their folder. */
  readonly synthesise: (protection: Protection) => Promise<string>;
  readonly say: (sentence: string) => void;
}

const deploy = (folder: string) => ['deploy', '--all', '--require-approval', 'never', '--no-notices', '--app', folder];

/**
 * Deploys the stacks and protects them. Until each has once succeeded it deploys them without protection first: a protected stack
 * whose creation failed could be neither deleted nor made again. CDK sets the protection that the templates have, so the
 * templates and the account agree. A later release that adds a stack lifts the others' protection while it makes it.
 * @param folder the templates with protection
 * @returns CDK's exit code
 */
export async function deployStacks(tools: Tools, folder: string, haveSucceeded: boolean): Promise<number> {
  if (!haveSucceeded) {
    const code = await tools.cdk(deploy(await tools.synthesise('no')));
    if (code !== 0) {
      tools.say('Not every stack is deployed, and none is protected against deletion until npm run deploy succeeds.');
      return code;
    }
    tools.say('Every stack is deployed. Now each gets its protection against deletion.');
  }
  return tools.cdk(deploy(folder));
}

/** Switches off the protection of the stacks that exist. */
async function unprotect(planned: readonly PlannedStack[], clientsOf: ClientsOf): Promise<void> {
  for (const { name, region } of planned) {
    const { cloudFormation } = clientsOf(region);
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
    );
  }
}

/** What a destruction needs. */
export interface Destruction {
  readonly stage: string;
  readonly planned: readonly PlannedStack[];
  readonly folder: string;
  readonly stacks: ReadonlyMap<string, readonly FoundStack[]>;
}

/**
 * Destroys the stacks that exist, when a person types the stage's name.
 * @throws NotDeployable when there is nothing to destroy, or the name is another
 * @returns CDK's exit code
 */
export async function destroyStacks(
  tools: Tools & { readonly ask: (question: string) => Promise<string> },
  { stage, planned, folder, stacks }: Destruction,
  clientsOf: ClientsOf,
): Promise<number> {
  const existing = planned.filter(({ name, region }) => stacks.get(region)?.some((found) => found.name === name));
  if (existing.length === 0) throw new NotDeployable([`There is no stack of the stage ${stage} to destroy.`]);
  const kept = keptBy(existing);
  const parts = new Set(PARTS.map((part) => stackNameOf({ stage }, part)));
  const others = [...stacks].flatMap(([region, found]) =>
    found
      .filter(({ name }) => parts.has(name) && !existing.some((each) => each.name === name))
      .map(({ name }) => `${name} in ${region}`),
  );
  tools.say(
    `This destroys ${existing.map(({ name, region }) => `${name} in ${region}`).join(', ')}: every door closes, and mail is no longer received.`,
  );
  tools.say(
    kept.length === 0
      ? 'Nothing of them is kept.'
      : `Kept, with everything in them: ${kept.join(', ')}. They belong to no stack afterwards, and cost what they cost today.`,
  );
  // The settings have changed since: without `issuer` there was a stack for sign-in.
  if (others.length > 0) tools.say(`These settings have no ${others.join(', ')}, so it stays as it is.`);
  const typed = await tools.ask(`Type the stage's name, ${stage}, to destroy it: `);
  if (typed !== stage) throw new NotDeployable(['Nothing was changed: that is not the name of the stage.']);
  await unprotect(existing, clientsOf);
  const code = await tools.cdk(['destroy', ...existing.map(({ name }) => name), '--force', '--app', folder]);
  if (code !== 0) tools.say('Not every stack is gone, and what remains is unprotected until the next npm run deploy.');
  return code;
}
