import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnAlarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { Alarms } from '../alarms.ts';
import type { CodeOf } from '../bundle.ts';
import type { Configuration } from '../configuration.ts';
import { differencesFor } from '../differences.ts';
import { ServiceDashboard } from '../service-dashboard.ts';
import { Audit } from './audit.ts';
import { BackUp } from './back-up.ts';
import { Casework } from './casework.ts';
import { Correspondence } from './correspondence.ts';
import { Documents } from './documents.ts';
import { Following } from './follow-cases.ts';
import { HttpDoors } from './http-doors.ts';
import { Intake } from './intake.ts';
import { WorkQueue } from './queues.ts';
import { configurationSetName, fromReceiptRule } from './receipt-rule.ts';
import type { Shared } from './shared.ts';
import type { SignIn } from './sign-in.ts';
import { Storage } from './storage.ts';
import { Web } from './web.ts';

export interface PipelineProps extends StackProps {
  readonly configuration: Configuration;
  readonly codeOf: CodeOf;
  readonly signIn: SignIn;
}

/** The whole path of a referral, the same on AWS and on one machine except for `differences.ts`. */
export class PipelineStack extends Stack {
  readonly shared: Shared;
  readonly doors: HttpDoors;

  constructor(scope: Construct, id: string, props: PipelineProps) {
    const { configuration } = props;
    const differences = differencesFor(configuration);
    super(scope, id, { ...props, synthesizer: differences.synthesizer });

    const storage = new Storage(this, 'Storage', { configuration, differences });
    const queue = (name: string, more: object = {}) =>
      new WorkQueue(this, name, { dataKey: storage.dataKey, differences, ...more });
    const topic = (name: string) =>
      new Topic(this, name, { masterKey: storage.dataKey, enforceSSL: differences.enforceSSL });
    const mailTopic = topic('MailReceived');
    const sesEventsTopic = topic('SesHappened');
    const configurationSet = new ConfigurationSet(this, 'Sending', {
      configurationSetName: configurationSetName(configuration),
      // Mail to a school whose server has no TLS is still sent: it has references only (domain 5.4).
      tlsPolicy: ConfigurationSetTlsPolicy.OPTIONAL,
      reputationMetrics: true,
    });

    this.doors = new HttpDoors(this, 'Doors', { configuration, differences, signIn: props.signIn });
    const scanDelay = Duration.seconds(configuration.scanDelaySeconds);
    this.shared = {
      configuration,
      differences,
      codeOf: props.codeOf,
      storage,
      queues: {
        receive: queue('Receive'),
        receiveAgain: queue('ReceiveAgain', { delay: differences.secondRoute }),
        open: queue('Open'),
        upload: queue('Upload'),
        scan: differences.scanner === 'clamav' ? queue('Scan', { delay: scanDelay }) : undefined,
        verdict: queue('Verdict'),
        sesEvents: queue('SesEvents'),
      },
      mailTopic,
      configurationSet: configurationSet.configurationSetName,
      signIn: props.signIn,
      wordFormUrl: configuration.wordFormUrl ?? `${differences.publicOrigin}/forms/${earlyHelpAndSocialCare.id}.docx`,
    };
    mailTopic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OurReceiptRuleTellsOfMail',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [mailTopic.topicArn],
        conditions: fromReceiptRule(this, configuration),
      }),
    );
    feed(mailTopic, this.shared.queues.receive);
    feed(sesEventsTopic, this.shared.queues.sesEvents);
    if (differences.sesEventsFrom === 'configuration-set') {
      configurationSet.addEventDestination('Happened', {
        destination: EventDestination.snsTopic(sesEventsTopic),
        events: [
          EmailSendingEvent.SEND,
          EmailSendingEvent.DELIVERY,
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.RENDERING_FAILURE,
          EmailSendingEvent.DELIVERY_DELAY,
        ],
      });
    }

    new Intake(this, 'Intake', this.shared, this.doors);
    const documents = new Documents(this, 'Documents', this.shared, this.doors);
    const correspondence = new Correspondence(this, 'Correspondence', this.shared, {
      write: documents.writeForm,
      address: configuration.wordFormUrl ?? `${differences.publicOrigin}/forms/{form}.docx`,
    });
    const casework = new Casework(this, 'Casework', this.shared, this.doors);
    new Web(this, 'Web', this.shared, this.doors, {
      blankForm: documents.blankForm,
      handOverPdf: casework.handOverPdf,
      openOriginal: casework.openOriginal,
    });
    const audit = new Audit(this, 'Audit', this.shared);
    const following = new Following(this, 'Following', this.shared);
    const streamed = [correspondence.send, following.follow, audit.seal];
    const { backupVaultArn: to, backupDays: days } = configuration;
    const backUp = to === undefined ? undefined : new BackUp(this, 'BackUp', { storage, to, days });
    const more = backUp?.rings ?? {};
    const { clock } = casework;
    const alarms = new Alarms(this, 'Alarms', {
      configuration,
      differences,
      storage,
      doors: this.doors,
      mailTopic,
      streamed,
      clock,
      more,
    });
    if (differences.observed)
      new ServiceDashboard(this, 'Dashboard', { shared: this.shared, doors: this.doors, alarms: alarms.all, streamed });

    if (configuration.trial) leaveOutAlarms(this);

    const outputs = {
      ApiUrl: this.doors.url,
      ApiId: this.doors.api.apiId,
      MailBucket: storage.mail.bucketName,
      QuarantineBucket: storage.quarantine.bucketName,
      DocumentsBucket: storage.documents.bucketName,
      AuditBucket: storage.auditSegments.bucketName,
      CasesTable: storage.cases.tableName,
      AuditTable: storage.audit.tableName,
      AuditKeyId: storage.auditKey.keyArn,
      ReconcileFunction: casework.reconcile.function.functionName,
      RecoverFunction: casework.recover.function.functionName,
      MailTopicArn: mailTopic.topicArn,
      SesEventsTopicArn: sesEventsTopic.topicArn,
      SenderAddress: configuration.sender,
      Mailbox: configuration.mailbox,
      Issuer: props.signIn.issuer,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** Takes the alarms and dashboards away again: nobody watches a trial. */
function leaveOutAlarms(stack: Stack): void {
  for (const part of stack.node.findAll())
    if (part instanceof CfnAlarm || part instanceof CfnDashboard) part.node.scope?.node.tryRemoveChild(part.node.id);
}

/** Sends a topic's messages to a queue, and to its dead-letter queue when SNS cannot deliver them. */
function feed(topic: Topic, { queue, deadLetters }: WorkQueue): void {
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: deadLetters }));
}
