import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Configuration, notYetSaid, readConfiguration } from './configuration.ts';

/** What stands between a command line and a deployment, a sentence each. */
export class NotDeployable extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'NotDeployable';
    this.sentences = sentences;
  }
}

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * Reads `--context name=value …` over what `cdk.json` (its text) says, and gives what CDK is to be told. Unlike CDK it takes
 * no setting that does not exist: one misspelt would be passed over in silence.
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
  const missing = notYetSaid(configuration);
  if (missing.length > 0) throw new NotDeployable(missing);
  return {
    configuration,
    context: [...given.set('target', 'aws')].flatMap(([name, value]) => ['--context', `${name}=${value}`]),
  };
}

const Values = z.object({ context: z.array(z.string()).default([]) });
// A fault of Node's own: by its message alone, as in Jest it is no instance of the test's Error.
const Said = z.object({ message: z.string() }).catch({ message: 'The command line cannot be read' });

function contextOf(args: readonly string[]): Map<string, string> {
  let values: unknown;
  try {
    ({ values } = parseArgs({ args: [...args], options: { context: { type: 'string', multiple: true, short: 'c' } } }));
  } catch (fault) {
    const [said] = Said.parse(fault).message.split('. ');
    throw new NotDeployable([`${said}. It takes --context name=value, as often as needed.`]);
  }
  return new Map(
    Values.parse(values).context.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new NotDeployable([`--context takes name=value, not "${each}".`]);
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
}

function configurationOf(said: (name: string) => unknown): Configuration {
  try {
    return readConfiguration(said);
  } catch (fault) {
    if (!(fault instanceof z.ZodError)) throw fault;
    throw new NotDeployable(
      fault.issues.map(({ path, message }) => `The setting ${path.join('.')} is wrong: ${message}.`),
    );
  }
}

/** What CDK says of an account or region that it was never prepared for, and what whoever deploys has to do once. */
export function bootstrapHint(said: string, region: string): string | undefined {
  if (!/bootstrap/i.test(said)) return undefined;
  return (
    'The account is not prepared for CDK yet. Once, as its administrator, from another folder than this one: ' +
    `npx aws-cdk@2 bootstrap aws://ACCOUNT/${region} aws://ACCOUNT/us-east-1`
  );
}
