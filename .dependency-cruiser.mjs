/** The room rules of docs/architecture.md, so that a stranger can rely on them. */
const rooms = ['intake', 'web', 'documents', 'casework', 'correspondence', 'safety'];
/** What each room may not reach: the rooms above it, and for the two first each other. */
const above = {
  intake: ['web'],
  web: ['intake'],
  documents: ['intake', 'web'],
  casework: ['intake', 'web', 'documents'],
  correspondence: ['intake', 'web', 'documents', 'casework'],
  safety: ['intake', 'web', 'documents', 'casework', 'correspondence'],
};
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-never-touch-the-sdk',
      comment: 'Only platform and handlers reach AWS; a rule takes its dependencies as arguments.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/platform/', '\\.handler\\.ts$'] },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    ...rooms.map((room) => ({
      name: `into-${room}-by-its-door`,
      comment: `Other rooms reach ${room} through its index.ts or an event, never its insides.`,
      severity: 'error',
      from: { path: '^functions/', pathNot: [`^functions/${room}/`] },
      to: { path: `^functions/${room}/`, pathNot: [`^functions/${room}/index\\.ts$`] },
    })),
    ...Object.entries(above).map(([room, others]) => ({
      name: `no-way-back-from-${room}`,
      comment:
        'Imports go one way only: intake, web > documents > casework > correspondence > safety > platform > schemas.',
      severity: 'error',
      from: { path: `^functions/${room}/` },
      to: { path: `^functions/(${others.join('|')})/` },
    })),
    {
      name: 'pages-perform-operations',
      comment:
        'A page has one path to the data, the operations of schemas/api. Only the console opens its sessions, in one place.',
      severity: 'error',
      from: { path: '^functions/web/', pathNot: ['^functions/web/console/open-console\\.ts$'] },
      to: { path: '^functions/platform/store/', pathNot: ['^functions/platform/store/store-busy\\.ts$'] },
    },
    {
      name: 'the-console-opens-sessions-alone',
      severity: 'error',
      from: { path: '^functions/web/console/open-console\\.ts$' },
      to: { path: '^functions/platform/store/', pathNot: ['^functions/platform/store/(sessions|table)\\.ts$'] },
    },
    {
      name: 'pages-touch-no-sdk',
      comment: 'Handlers of other rooms may; those of pages open nothing by themselves.',
      severity: 'error',
      from: { path: '^functions/web/' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'the-kit-knows-no-screen',
      severity: 'error',
      from: { path: '^functions/web/kit/' },
      to: { path: '^functions/web/(console|site)/' },
    },
    {
      name: 'cases-are-opened-in-one-place',
      comment: 'openCase puts a case together with its alert to the duty desk; a door only says what came.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/platform/', '^functions/casework/open-case/'] },
      to: { path: '^functions/platform/store/filing\\.ts$' },
    },
    {
      name: 'changes-carry-their-alert',
      comment:
        'alertedChanges adds the alert to the duty desk. Looking for known children and giving work back raise nothing that needs one.',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: [
          '^functions/platform/',
          '^functions/casework/(alerted-changes|lookup/lookup-store|colleagues/returning-store)\\.ts$',
        ],
      },
      to: { path: '^functions/platform/store/changing\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^functions/platform/' },
      to: { path: '^functions/(intake|web|documents|casework|correspondence|safety)/' },
    },
    {
      name: 'schemas-stand-alone',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { path: '^(functions|infra)/' },
    },
    { name: 'functions-know-no-infra', severity: 'error', from: { path: '^functions/' }, to: { path: '^infra/' } },
    {
      name: 'nothing-imports-a-handler',
      severity: 'error',
      from: { path: '^(functions|schemas)/' },
      to: { path: '\\.handler\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
