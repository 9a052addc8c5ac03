import { selfSigned } from '#infra/local/certificate.ts';
import { freePorts } from '#infra/local/ports.ts';
import { openSmtpDoor, type SmtpDoor, type SmtpDoorOptions, takingIn } from '#infra/local/smtp-door.ts';
import type { OpenDoor } from './front-door.ts';

/** An SMTP door of a test's own into the shared Front Door, so that what it breaks is broken for nobody else. */
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
