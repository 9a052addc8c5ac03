import * as z from 'zod';
import { ofType, type Resource, type Template } from '#test/infra/synthesised.ts';

const Alarm = z.object({
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});
const Mapping = z.object({ EventSourceArn: z.unknown(), ScalingConfig: z.unknown().optional() });
const Schedule = z.object({ ScheduleExpression: z.string(), Target: z.object({ Arn: z.unknown() }) });
const Fn = z.object({ MemorySize: z.number(), Description: z.string(), Environment: z.unknown().optional() });
const Redrive = z.object({ RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown() }) });
const Rules = z.object({ Rules: z.array(z.unknown()) });

/** A schedule: its job, how many runs a month, and the memory of its function in MB. */
export interface Sweep {
  readonly job: string;
  readonly runs: number;
  readonly memory: number;
}

/** What the templates of a deployment have, of all that costs money while nothing happens. */
export interface Counts {
  readonly webAcls: number;
  readonly webAclRules: number;
  /** Metrics in alarms: AWS bills each. */
  readonly alarmed: number;
  readonly alarms: number;
  /** Whether the jobs write figures. */
  readonly figures: boolean;
  readonly dashboards: number;
  readonly keys: number;
  readonly secrets: number;
  /** Mappings of queues, each polled all the time. */
  readonly polled: number;
  /** Dead-letter queues that a sweep counts, each every five minutes. */
  readonly counted: number;
  readonly traced: number;
  readonly functions: number;
  readonly logGroups: number;
  readonly sweeps: readonly Sweep[];
}

export const HOURS = 730;
const MINUTES = HOURS * 60;

/** Returns the counts of a deployment's templates. */
export function countsOf(templates: ReadonlyMap<string, Template>): Counts {
  const all = (type: string): Resource[] =>
    [...templates.values()].flatMap((template) => ofType(template, type).map(([, resource]) => resource));
  const alarms = all('AWS::CloudWatch::Alarm').map(({ Properties }) => metricsOf(Alarm.parse(Properties)));
  const functions = new Map(
    [...templates.values()].flatMap((template) =>
      ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [id, Fn.parse(Properties)] as const),
    ),
  );
  const acls = all('AWS::WAFv2::WebACL').map(({ Properties }) => Rules.parse(Properties).Rules);
  const queues = all('AWS::SQS::Queue');
  const environments = JSON.stringify([...functions.values()].map(({ Environment }) => Environment));
  const asked = environments.includes('DEAD_LETTER_QUEUES');
  const last = queues.filter(({ Properties }) => !Redrive.safeParse(Properties).success);
  return {
    webAcls: acls.length,
    webAclRules: acls.flat().length,
    alarms: alarms.length,
    alarmed: alarms.reduce((sum, metrics) => sum + metrics, 0),
    figures: !environments.includes('POWERTOOLS_METRICS_DISABLED'),
    dashboards: all('AWS::CloudWatch::Dashboard').length,
    keys: all('AWS::KMS::Key').length,
    secrets: all('AWS::SecretsManager::Secret').length,
    polled: all('AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => !JSON.stringify(Mapping.parse(Properties).EventSourceArn).includes('StreamArn'),
    ).length,
    counted: asked ? last.length : 0,
    traced: all('AWS::Lambda::Function').filter(({ Properties }) => 'TracingConfig' in Properties).length,
    functions: functions.size,
    logGroups: all('AWS::Logs::LogGroup').length,
    sweeps: all('AWS::Scheduler::Schedule').map(({ Properties }) => {
      const { ScheduleExpression, Target } = Schedule.parse(Properties);
      const minutes = Number(/^rate\((\d+) minutes?\)$/.exec(ScheduleExpression)?.[1]);
      const [, fn] = [...functions].find(([id]) => JSON.stringify(Target.Arn).includes(`"${id}"`)) ?? [];
      if (fn === undefined) throw new Error(`no function is run by ${ScheduleExpression}`);
      return { job: fn.Description.replace('Front Door ', ''), runs: MINUTES / minutes, memory: fn.MemorySize };
    }),
  };
}

/** Counts the metrics of an alarm: its own, or those of its expression. */
const metricsOf = ({ Metrics }: z.infer<typeof Alarm>): number =>
  Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

/** Writes a number of things: "1 rule", "6,146 links". */
export const counted = (much: number, one: string, more = `${one}s`): string =>
  `${Math.round(much).toLocaleString('en-GB')} ${Math.round(much) === 1 ? one : more}`;
