import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Configuration, readConfiguration } from './configuration.ts';
import { PlainError } from './local/plain-error.ts';
import { missingSettings } from './missing-settings.ts';

/** Reports why a command line cannot be deployed, with a sentence for each reason. */
export class NotDeployable extends PlainError {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** The Region of CloudFront's firewall, wherever the rest is. */
const FIREWALL_REGION = 'us-east-1';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/** What the command does. Without a flag it deploys. */
const Action = z.enum(['check', 'diff', 'destroy']);
export type Action = z.infer<typeof Action> | 'deploy';

/** What a person asks for. */
export interface Deployment {
  readonly action: Action;
  readonly configuration: Configuration;
  /** The settings as arguments of CDK. */
  readonly context: readonly string[];
}

/** Returns whether a name of `cdk.json` is of a setting. CDK's own (`@aws-cdk/…`, `availability-zones:…`) have one of these signs. */
const isSetting = (name: string) => !/[@:/]/.test(name);

/** The setting that the command sets by itself, after a stack's first success. */
const PROTECTION = 'protected';

/**
 * Reads `--context name=value …` and then `cdk.json` (its text), and returns the arguments for CDK. Unlike CDK it refuses a
 * setting that does not exist: CDK ignores a misspelt one in silence.
 * @param env has the flags that npm took for its own
 * @throws NotDeployable
 */
export function readDeployment(
  args: readonly string[],
  cdkJson: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Deployment {
  const swallowed = [...Action.options, 'context'].filter((flag) => env[`npm_config_${flag}`] === 'true');
  if (swallowed.length > 0) {
    const flags = swallowed.map((flag) => `--${flag}`).join(' and ');
    throw new NotDeployable([`npm took ${flags} for its own: write npm run deploy -- and then the flags.`]);
  }
  const { action, given } = commandOf(args);
  const kept = keptIn(cdkJson);
  const known = Object.keys(Configuration.shape).filter((name) => name !== PROTECTION);
  const unknown = [...given.keys(), ...[...kept.keys()].filter(isSetting)].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new NotDeployable(unknown.map((name) => `There is no setting "${name}": there are ${known.join(', ')}.`));
  }
  const configuration = configurationOf((name) => (name === 'target' ? 'aws' : (given.get(name) ?? kept.get(name))));
  const missing = missingSettings(configuration);
  if (missing.length > 0) throw new NotDeployable(missing);
  return {
    action,
    configuration,
    context: [...given.set('target', 'aws')].flatMap(([name, value]) => ['--context', `${name}=${value}`]),
  };
}

function keptIn(cdkJson: string): Map<string, unknown> {
  try {
    return new Map(Object.entries(CdkJson.parse(JSON.parse(cdkJson)).context));
  } catch (fault) {
    const message = fault instanceof z.ZodError ? fault.issues[0]?.message : Fault.parse(fault).message;
    throw new NotDeployable([
      `cdk.json cannot be read: settings are names and values of JSON under "context" (${message}).`,
    ]);
  }
}

const flag = z.boolean().default(false);
const Values = z.object({ context: z.array(z.string()).default([]), check: flag, diff: flag, destroy: flag });
// By its message alone: in Jest a fault of Node's own is no instance of the test's Error.
const Fault = z.object({ message: z.string() }).catch({ message: 'The command line cannot be read' });

function commandOf(args: readonly string[]): { action: Action; given: Map<string, string> } {
  let parsed: unknown;
  try {
    ({ values: parsed } = parseArgs({
      args: [...args],
      options: {
        context: { type: 'string', multiple: true, short: 'c' },
        check: { type: 'boolean' },
        diff: { type: 'boolean' },
        destroy: { type: 'boolean' },
      },
    }));
  } catch (fault) {
    const [message] = Fault.parse(fault).message.split('. ');
    throw new NotDeployable([
      `${message}. It takes --context name=value, as often as needed, and one of --check, --diff and --destroy.`,
    ]);
  }
  const values = Values.parse(parsed);
  const asked = Action.options.filter((each) => values[each]);
  if (asked.length > 1) throw new NotDeployable([`Only one of --${asked.join(' and --')} can be done at once.`]);
  const given = new Map(
    values.context.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new NotDeployable([`--context takes name=value, not "${each}".`]);
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
  return { action: asked[0] ?? 'deploy', given };
}

function configurationOf(context: (name: string) => unknown): Configuration {
  try {
    return readConfiguration(context);
  } catch (fault) {
    if (!(fault instanceof z.ZodError)) throw fault;
    throw new NotDeployable(
      fault.issues.map(({ path, message }) => `The setting ${path.join('.')} is wrong: ${message}.`),
    );
  }
}

/** Returns what the deploying person must do once in a Region that CDK does not know. */
export const bootstrapAdvice = (region: string): string =>
  'Once, as administrator, from another folder than this one: ' +
  `npx aws-cdk@2 bootstrap aws://ACCOUNT/${region}${region === FIREWALL_REGION ? '' : ` aws://ACCOUNT/${FIREWALL_REGION}`}`;

/** Returns that advice when CDK's output complains about an account that is not bootstrapped. */
export function bootstrapHint(output: string, region: string): string | undefined {
  if (!/bootstrap/i.test(output)) return undefined;
  return `The account is not prepared for CDK yet. ${bootstrapAdvice(region)}`;
}
