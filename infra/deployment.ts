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

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * Reads `--context name=value …` and then `cdk.json` (its text), and returns the arguments for CDK. Unlike CDK it refuses a
 * setting that does not exist: CDK ignores a misspelt one in silence.
 * @throws NotDeployable
 */
export function readDeployment(
  args: readonly string[],
  cdkJson: string,
): { configuration: Configuration; context: string[] } {
  const given = contextOf(args);
  const known = Object.keys(Configuration.shape);
  const unknown = [...given.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new NotDeployable(unknown.map((name) => `There is no setting "${name}": there are ${known.join(', ')}.`));
  }
  const kept = new Map(Object.entries(CdkJson.parse(JSON.parse(cdkJson)).context));
  const configuration = configurationOf((name) => (name === 'target' ? 'aws' : (given.get(name) ?? kept.get(name))));
  const missing = missingSettings(configuration);
  if (missing.length > 0) throw new NotDeployable(missing);
  return {
    configuration,
    context: [...given.set('target', 'aws')].flatMap(([name, value]) => ['--context', `${name}=${value}`]),
  };
}

const Values = z.object({ context: z.array(z.string()).default([]) });
// By its message alone: in Jest a fault of Node's own is no instance of the test's Error.
const Fault = z.object({ message: z.string() }).catch({ message: 'The command line cannot be read' });

function contextOf(args: readonly string[]): Map<string, string> {
  let values: unknown;
  try {
    ({ values } = parseArgs({ args: [...args], options: { context: { type: 'string', multiple: true, short: 'c' } } }));
  } catch (fault) {
    const [message] = Fault.parse(fault).message.split('. ');
    throw new NotDeployable([`${message}. It takes --context name=value, as often as needed.`]);
  }
  return new Map(
    Values.parse(values).context.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new NotDeployable([`--context takes name=value, not "${each}".`]);
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
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

/** Returns what the deploying person must do once, when CDK's output complains about an account that is not bootstrapped. */
export function bootstrapHint(output: string, region: string): string | undefined {
  if (!/bootstrap/i.test(output)) return undefined;
  return (
    'The account is not prepared for CDK yet. Once, as its administrator, from another folder than this one: ' +
    `npx aws-cdk@2 bootstrap aws://ACCOUNT/${region} aws://ACCOUNT/us-east-1`
  );
}
