/** What differs between one deployment and another. */
export type Given = Readonly<Record<string, string>>;

/** The settings of the deployments, beside those that all need, that our checks of templates go over. Together they have every setting of docs/deploying.md. */
export const DEPLOYMENTS = {
  /** What has no default, and nothing else. */
  minimal: {},
  /** Our pool with agencies, the council's own names, a protected stack. */
  everything: {
    region: 'eu-west-2',
    rolePrefix: 'front-door-',
    agencies: 'police,school-mis',
    signInReturnsTo: 'https://staff.invented.example/signed-in',
    councilTelephone: '01632 960123',
    councilHours: 'Somebody is on duty from 8am to 8pm.',
    coordinatorContact: '01632 960124',
    dutyDesk: 'duty-desk@invented.example',
    brandColour: '#5a2d82',
    logoFile: 'test/fixtures/invented-logo.svg',
    wordFormUrl: 'https://www.invented.example/form.docx',
    corsOrigins: 'https://www.invented.example',
    professionalDomains: 'gov.uk,nhs.uk',
    receiptRuleSet: 'council-mail',
    hostedZone: 'children.invented.example',
    hostedZoneId: 'Z0123456789ABC',
    scanner: 'guardduty',
    homeAuthority: 'E06000016',
    postcodesFile: 'schemas/codes/postcodes-sample.csv',
    quietHours: '10',
    retentionDays: '1460',
    alarmEmail: 'duty-systems@invented.example',
    backupVaultArn: 'arn:aws:backup:eu-west-2:444455556666:backup-vault:front-door',
    backupDays: '35',
    sealSeconds: '30',
    originSecretRound: '2',
    protected: 'yes',
  },
  /** The council's own sign-in and scanner, and another domain for what we send. */
  ownIssuerAndScanner: {
    issuer: 'https://sign-in.invented.example/',
    audience: 'referrals',
    consoleClientId: 'console',
    scanner: 'clamav',
    clamdHost: 'clamd.invented.example',
    clamdPort: '3311',
    sender: 'no-reply@invented.example',
    alarmEmail: 'duty-systems@invented.example',
  },
  /** A second stage in the account and Region of `minimal`, whose rule set it joins. */
  trial: {
    stage: 'trial',
    mailbox: 'referrals@trial.invented.example',
    sender: 'no-reply@trial.invented.example',
    receiptRuleSet: 'front-door-main',
    webDomain: 'trial.invented.example',
  },
  /** A trial with invented data, in another Region. */
  ireland: {
    stage: 'ireland',
    trial: 'yes',
    region: 'eu-west-1',
    agencies: 'police',
  },
} as const satisfies Readonly<Record<string, Given>>;
export type Deployment = keyof typeof DEPLOYMENTS;

/** What a deployment to an account needs at least. The tests of one setting give it too. */
export const NEEDED = {
  councilName: 'Invented Council',
  mailbox: 'referrals@children.invented.example',
  sender: 'no-reply@children.invented.example',
  retentionDays: '3650',
  webDomain: 'refer.invented.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
} as const satisfies Given;
