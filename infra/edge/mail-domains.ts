import { CfnOutput, Stack } from 'aws-cdk-lib';
import { type IPublicHostedZone, MxRecord, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { domainOf } from '../missing-settings.ts';

/**
 * The domains that we receive at and send from, verified in SES by DKIM. When the domain is in Route 53 its records are made.
 * Otherwise they are outputs, for the council's DNS administrator.
 */
export class MailDomains extends Construct {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id);
    const { mailbox, sender } = configuration;
    const zone = zoneOf(this, configuration);
    const receiving = domainOf(mailbox);
    for (const domain of new Set([domainOf(sender), receiving])) {
      const name = domain.replaceAll('.', '-');
      const ours = zone !== undefined && domain === zone.zoneName;
      const identity = new EmailIdentity(this, name, {
        identity: ours ? Identity.publicHostedZone(zone) : Identity.domain(domain),
      });
      if (ours) continue;
      for (const [each, { name: host, value }] of identity.dkimRecords.entries()) {
        new CfnOutput(this, `${name}-dkim-${each + 1}`, { value: `${host} CNAME ${value}` });
      }
    }
    const host = `inbound-smtp.${Stack.of(this).region}.amazonaws.com`;
    if (zone !== undefined && zone.zoneName === receiving) {
      new MxRecord(this, 'Mx', { zone, values: [{ hostName: host, priority: 10 }] });
    } else {
      new CfnOutput(this, 'MailExchanger', { value: `${receiving} MX 10 ${host}` });
    }
  }
}

function zoneOf(scope: Construct, { hostedZone, hostedZoneId }: Configuration): IPublicHostedZone | undefined {
  if (hostedZone === undefined || hostedZoneId === undefined) return undefined;
  return PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', { zoneName: hostedZone, hostedZoneId });
}
