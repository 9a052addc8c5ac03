import { standsUnder } from '#functions/safety/index.ts';

/** How a message hides its words from us. `secure_mail`: by a notice of a service that we do not know by name. */
export type Wrapper =
  | 'egress'
  | 'rpmsg'
  | 'smime'
  | 'pgp'
  | 'cisco'
  | 'proofpoint'
  | 'mimecast'
  | 'cjsm'
  | 'trend'
  | 'voltage'
  | 'zix'
  | 'zivver'
  | 'galaxkey'
  | 'secure_mail';

/** The signs of one service's wrapped mail. Any one sign is enough, except `notice`, which needs something to open beside it. */
export interface WrappedMail {
  readonly is: Wrapper;
  readonly source: string;
  /** Domains that send only the service's notices, and where nobody reads mail. Each includes its subdomains. */
  readonly senders?: readonly string[];
  /** One domain alone, under which people have addresses too. */
  readonly sender?: string;
  readonly headers?: readonly { readonly name: string; readonly value: RegExp }[];
  /** The declared type of a part, or of the whole. */
  readonly types?: RegExp;
  /** Name of a file. */
  readonly names?: RegExp;
  /** The target of the link that opens it: the address without `https://`, such as `host.example/path`. */
  readonly links?: RegExp;
  /** Words that ordinary mail does not hold, anywhere in the text. */
  readonly words?: RegExp;
  /** Words of the notice, near its beginning. */
  readonly notice?: RegExp;
}

/** The first row that fits counts, so services known by name come before `secure_mail`. */
export const WRAPPED_MAIL: readonly WrappedMail[] = [
  {
    is: 'rpmsg',
    source:
      '[MS-OXORMMS] 2.2.4.5 (message.rpmsg); message_v2 to _v4.rpmsg as Microsoft 365 writes it; Set-OMEConfiguration, IntroductionText ("has sent you a protected message"); links of the encrypted message portal',
    headers: [{ name: 'content-class', value: /\brpmsg\b/i }],
    types: /^application\/(x-)?(microsoft-|ms-)?rpmsg(-message)?$/,
    names: /^message(_v\d+)?\.rpmsg$|\.rpmsg$/i,
    links: /^outlook\.office(365)?\.(com|us)\/encryption\b/i,
    notice: /\bsent you a protected message\b|\bencrypted message portal\b/i,
  },
  {
    is: 'smime',
    source:
      'RFC 8551 3.2 (application/pkcs7-mime, smime.p7m); signed-only mail is unwrapped before it gets here (signed-content.ts)',
    types: /^application\/(x-)?pkcs7-mime$/,
    names: /\.p7m$/i,
  },
  {
    is: 'pgp',
    source: 'RFC 3156 4 (application/pgp-encrypted); RFC 9580 6.2 (the armour’s first line)',
    types: /^application\/pgp-encrypted$/,
    names: /\.(pgp|gpg)$/i,
    words: /-----BEGIN PGP MESSAGE-----/,
  },
  {
    is: 'egress',
    source:
      'Egress Switch for third parties (Redbridge, Lambeth, Tower Hamlets); NHS Digital, Accessing encrypted emails guide 2020 (NHSmail sends by Egress); the Outlook add-in opens reader.egress.com and switch.egress.com',
    senders: ['egress.com', 'egresscloud.com', 'egresssmtp.com'],
    headers: [{ name: 'x-egress-classification', value: /./ }],
    types: /^application\/x-egress/,
    names: /\.switch$/i,
    links: /^([\w-]+\.)*(switch|reader)\.egress\.com(\/|$)/i,
    notice:
      /\bsent (to you )?securely (using|via|with|by) egress\b|\bsecure (e-?mail|message) (via|using|from|by) egress\b/i,
  },
  {
    is: 'cisco',
    source:
      'Cisco Secure Email Encryption Service (Registered Envelope, CRES), recipient guide: securedoc_<date>T<time>.html; res.cisco.com/websafe',
    senders: ['res.cisco.com'],
    names: /^securedoc[\w.-]*\.html?$/i,
    links: /^res\.cisco\.com\//i,
    notice: /\bregistered envelope\b|\bcisco (secure email encryption|registered envelope) service\b/i,
  },
  {
    is: 'proofpoint',
    source:
      'Proofpoint Encryption, recipients’ help of New Jersey and Rochester (SecureMessageAtt.html) and of UNMC (…/securereader/, …/formpostdir/)',
    names: /^securemessageatt[\w() -]*\.html?$/i,
    links: /^[\w.-]+\/(securereader|formpostdir)\//i,
    notice: /\bproofpoint encryption\b|\bsecured by proofpoint\b/i,
  },
  {
    is: 'mimecast',
    source:
      'Mimecast community DOC-1170, DOC-1370 (Secure Messaging notification and portal), DOC-1162 (Large File Send); login.mimecast.com/…?gta=secure. Other links of mimecast.com only guard what ordinary mail links to',
    links: /^[\w.-]*mimecast\.com\/.*\bgta=(secure|lfs)\b/i,
    notice: /\bsecure messaging (notification|portal|password)\b|\bmimecast secure messag|\blarge file send\b/i,
  },
  {
    is: 'cjsm',
    source:
      'Criminal Justice Secure eMail, www.cjsm.net and cjsm.justice.gov.uk. Its users write from under cjsm.net and read their answers; from cjsm.net itself come notices',
    sender: 'cjsm.net',
    notice:
      /\b(new|secure|unread) (secure )?(e-?mails?|messages?)\b.{0,80}\b(cjsm|criminal justice secure e-?mail)\b|\b(cjsm|criminal justice secure e-?mail)\b.{0,80}\b(new|unread|waiting) (secure )?(e-?mails?|messages?)\b/is,
  },
  {
    is: 'trend',
    source:
      'NHS Digital, Accessing encrypted emails guide 2017 (Trend Micro: Encrypted_Message.htm, "secured by Private Post")',
    names: /^encrypted_message[\w() -]*\.html?$/i,
    notice: /\bsecured by private post\b/i,
  },
  {
    is: 'voltage',
    source: 'Voltage SecureMail, recipients’ help (message_zdm.html); Forcepoint and others send by it',
    names: /^message_zdm[\w() -]*\.html?$/i,
  },
  {
    is: 'zix',
    source:
      'Zix recipients’ help (pmhcc.org, ulstersavings.com): a notice with the link "Open Message" to the Secure Message Center',
    notice: /\bzix ?message ?center\b|\bsecure message center\b|\bzixport\b/i,
  },
  {
    is: 'zivver',
    source: 'docs.zivver.com, guide for recipients (app.zivver.com)',
    senders: ['zivver.com'],
    links: /^app\.zivver\.com(\/|$)/i,
  },
  {
    is: 'galaxkey',
    source: 'help.galaxkey.com: a secured email is a file that ends in .gxk',
    senders: ['galaxkey.com'],
    names: /\.gxk$/i,
  },
  {
    is: 'secure_mail',
    source:
      'what the notices above have in common, for a council’s or a trust’s own name on one of them (Zix, Glasgow and Lancashire guides); links of Gmail’s confidential mode, Proton Mail and Virtru to those outside',
    links:
      /^confidential-mail\.google\.com\/|^mail\.proton(mail)?\.(me|com)\/eo\b|^secure\.virtru\.com\/(start|secure-reader)\b/i,
    notice:
      /\b(sent|received|have|got|are sent) (you )?(a|an|\d+|one|this)( new)? (secure|encrypted|protected)(,? (secure|encrypted|protected))? (e-?mail|message)\b(?=.{0,400}\b(read|open|view|access|click|retrieve|collect|log ?in|sign in|attach))|\b(read|open|view|access|retrieve) (your|the|this|my) (secure|encrypted|protected) (e-?mail|message)\b|\byou have been sent (a|an) (secure|encrypted|protected) (e-?mail|message)\b/is,
  },
];

/** Returns whether mail from there is a relay's notice: nobody owns the address, and it is never answered. */
export function isRelay(domain: string): boolean {
  return WRAPPED_MAIL.some((row) => comesFrom(row, domain));
}

/** Returns whether that sender's domain is the relay's own. */
export function comesFrom({ senders = [], sender }: WrappedMail, domain: string): boolean {
  return domain === sender || senders.some((each) => standsUnder(domain, each));
}
