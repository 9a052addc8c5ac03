import { firstField, type HeaderField, headerText, readStructured } from './header-fields.ts';
import { standsUnder } from './organisation.ts';
import { senderOf } from './sender.ts';

/** Mail whose words are not in it: a person must open it elsewhere (law 9). */
export type Portal = 'none' | 'egress' | 'rpmsg' | 'smime' | 'pgp';

/** Domains that the Egress portal's notices come from, by its public addresses. */
const EGRESS = ['egress.com', 'egresscloud.com', 'egresssmtp.com'];
/** How an Egress notice points at what it holds. */
const EGRESS_LINK = /https?:\/\/(?:[a-z0-9-]+\.)*(?:switch|reader)\.egress\.com\//i;
/** The notice stands at the beginning; a signature that praises Egress stands in ordinary mail too. */
const NOTICE_WITHIN = 4_000;

/** By the headers alone. Signed mail in an envelope of its own (`application/pkcs7-mime`) cannot be read here either. */
export function portalOf(headers: readonly HeaderField[]): Portal {
  const type = readStructured(headerText(headers, 'content-type'));
  const protocol = (type.params.protocol ?? '').toLowerCase();
  const smime = (type.params['smime-type'] ?? '').toLowerCase();
  if (/\brpmsg\b/i.test(headerText(headers, 'content-class').slice(0, 200))) return 'rpmsg';
  if (type.value === 'application/x-microsoft-rpmsg-message') return 'rpmsg';
  if (/^application\/(x-)?pkcs7-mime$/.test(type.value) && smime !== 'certs-only') return 'smime';
  if (type.value === 'multipart/encrypted') return protocol.includes('pkcs7') ? 'smime' : 'pgp';
  if (type.value === 'application/pgp-encrypted') return 'pgp';
  const domain = senderOf(headers)?.domain ?? '';
  const told = EGRESS.some((each) => standsUnder(domain, each)) || firstField(headers, 'x-egress-classification');
  return told ? 'egress' : 'none';
}

/** By what is inside, once the message has been taken apart: each part's declared type and name, and the words. */
export function portalWithin(parts: readonly { declaredType: string; name: string }[], text: string): Portal {
  const some = (type: RegExp, name: RegExp) =>
    parts.some((part) => type.test(part.declaredType) || name.test(part.name));
  if (some(/^application\/x-microsoft-rpmsg-message$/, /^message(_v\d+)?\.rpmsg$/i)) return 'rpmsg';
  if (some(/^application\/(x-)?pkcs7-mime$/, /\.p7m$/i)) return 'smime';
  if (some(/^application\/pgp-encrypted$/, /\.(pgp|gpg)$/i) || text.includes('-----BEGIN PGP MESSAGE-----'))
    return 'pgp';
  return some(/^application\/x-egress/, /\.switch$/i) || EGRESS_LINK.test(text.slice(0, NOTICE_WITHIN))
    ? 'egress'
    : 'none';
}
