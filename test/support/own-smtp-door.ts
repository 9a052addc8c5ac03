import { selfSigned } from '#infra/local/certificate.ts';
import { freePorts } from '#infra/local/ports.ts';
import { openSmtpDoor, type SmtpDoor, type SmtpDoorOptions, takingIn } from '#infra/local/smtp-door.ts';
import type { OpenDoor } from './front-door.ts';

/** Opens an SMTP door into the shared Front Door for one test, so that its faults affect no other test. */
export async function ownSmtpDoor(
  { addresses, outputs, stateDir }: OpenDoor & { readonly stateDir: string },
  more: Partial<SmtpDoorOptions> = {},
): Promise<SmtpDoor> {
  const ports = await freePorts();
  return openSmtpDoor({
    port: ports.smtp,
    endpoint: addresses.aws,
    bucketName: outputs.MailBucket,
    topicArn: outputs.MailTopicArn,
    folder: takingIn(stateDir),
    tls: await selfSigned(stateDir),
    ...more,
  });
}
