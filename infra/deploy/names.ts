import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetHostedZoneCommand } from '@aws-sdk/client-route-53';
import type { Configuration } from '../configuration.ts';
import type { Clients } from './clients.ts';
import { type Finding, faultName, stops } from './finding.ts';

/** A zone of Route 53; nothing when the account has none with that id. */
export type Zone = { readonly name: string; readonly isPrivate: boolean } | undefined;

export async function readZone({ route53 }: Pick<Clients, 'route53'>, id: string): Promise<Zone> {
  try {
    const { HostedZone } = await route53.send(new GetHostedZoneCommand({ Id: id }));
    return { name: (HostedZone?.Name ?? '').replace(/\.$/, ''), isPrivate: HostedZone?.Config?.PrivateZone === true };
  } catch (fault) {
    if (faultName(fault) === 'NoSuchHostedZone') return undefined;
    throw fault;
  }
}

/** Judges whether the zone is the one that the settings name, and serves the public. */
export function judgeZone({ hostedZone, hostedZoneId }: Configuration, zone: Zone): Finding[] {
  if (zone === undefined) return [stops(`The account has no hosted zone ${hostedZoneId}: correct hostedZoneId.`)];
  if (zone.name !== hostedZone)
    return [
      stops(`The hosted zone ${hostedZoneId} is of ${zone.name} and not of ${hostedZone}: correct one of the two.`),
    ];
  if (zone.isPrivate) return [stops(`The hosted zone ${hostedZoneId} is private: nobody outside could send us mail.`)];
  return [];
}

/** A certificate of ACM; nothing when the account has none with that ARN. */
export type Found = { readonly status: string; readonly names: readonly string[] } | undefined;

export async function readCertificate({ acm }: Pick<Clients, 'acm'>, arn: string): Promise<Found> {
  try {
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: arn }));
    const { Status = '', DomainName = '', SubjectAlternativeNames = [] } = Certificate ?? {};
    return { status: Status, names: [...new Set([DomainName, ...SubjectAlternativeNames])] };
  } catch (fault) {
    if (faultName(fault) === 'ResourceNotFoundException') return undefined;
    throw fault;
  }
}

/** Returns whether a certificate's name covers a host. A star is one label (RFC 6125 6.4.3). */
const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.split('.').slice(1).join('.') === name.slice(2));

/** Judges whether CloudFront may use the certificate for the public name. */
export function judgeCertificate({ webDomain = '' }: Configuration, certificate: Found): Finding[] {
  if (certificate === undefined)
    return [stops('The account has no such certificate in us-east-1: correct certificateArn.')];
  const { status, names } = certificate;
  if (status !== 'ISSUED')
    return [stops(`The certificate is not issued (${status}): finish its validation in ACM, in us-east-1.`)];
  if (names.some((name) => covers(name, webDomain))) return [];
  return [stops(`The certificate covers ${names.join(', ')} and not ${webDomain}: CloudFront refuses it.`)];
}
