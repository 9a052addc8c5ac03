import { describe, expect, it } from '@jest/globals';
import { callsIn, differences, excuses, PERMISSIONS } from './calls.ts';
import { NEVER_CALLED_HERE } from './never-called-here.ts';

const NAMES = new Map([
  ['front-door-SubmitRole-1A', 'IntakeSubmitRole'],
  ['front-door-RecoverRole-4D', 'CaseworkRecoverRole'],
  ['front-door-Cases-2B', 'StorageCases'],
  ['front-door-CasesOther-2B', 'StorageOther'],
  ['front-door-secret-3C', 'StorageOriginSecret'],
]);
const SUBMIT = 'arn:aws:sts::000000000000:assumed-role/front-door-SubmitRole-1A/session';
const CASES = 'arn:aws:dynamodb:eu-west-2:000000000000:table/front-door-Cases-2B';
const RECOVER = 'arn:aws:sts::000000000000:assumed-role/front-door-RecoverRole-4D/session';
const RESTORED = 'arn:aws:dynamodb:eu-west-2:000000000000:table/front-door-restored-drill';
const noted = (...notes: string[][]) => callsIn(notes.map((note) => JSON.stringify(note)).join('\n'), NAMES);
const found = (...notes: string[][]) =>
  differences(noted(...notes)).filter((each) => !each.startsWith('granted and never called'));

describe('the calls of a run', () => {
  it('are noted by job, action and resource, as the table of roles names them', () => {
    expect(
      noted(
        [SUBMIT, 'dynamodb:GetItem', CASES, 'Allow'],
        [
          SUBMIT,
          'secretsmanager:GetSecretValue',
          'arn:aws:secretsmanager:x:0:secret:front-door-secret-3C-a1b2c3',
          'Allow',
        ],
        ['job:CaseworkApi', 'dynamodb:Query', 'StorageCases/index/door', 'Allow'],
        ['arn:aws:iam::000000000000:root', 'dynamodb:Scan', CASES, 'Allow'],
        ['*', 'sqs:SendMessage', 'arn:aws:sqs:x:0:some-queue', 'Allow'],
      ),
    ).toEqual([
      { job: 'IntakeSubmit', action: 'dynamodb:GetItem', resource: 'StorageCases', denied: false },
      { job: 'IntakeSubmit', action: 'secretsmanager:GetSecretValue', resource: 'StorageOriginSecret', denied: false },
      { job: 'CaseworkApi', action: 'dynamodb:Query', resource: 'StorageCases/index/door', denied: false },
    ]);
  });

  it('may be on what the stack did not make, and on what only the local stack has', () => {
    expect(
      found(
        ['job:CaseworkClock', 'sqs:GetQueueAttributes', 'ScanDeadLetters', 'Allow'],
        [RECOVER, 'dynamodb:Scan', RESTORED, 'Allow'],
      ),
    ).toEqual([]);
    expect(found([RECOVER, 'dynamodb:Scan', RESTORED.replace('restored', 'other'), 'Allow'])).toHaveLength(1);
  });

  it('are denied where neither the role’s policy nor the resource’s allows them', () => {
    expect(
      found([SUBMIT, 'dynamodb:GetItem', CASES, 'ImplicitDeny'], [SUBMIT, 'dynamodb:GetItem', CASES, 'Allow']),
    ).toEqual([]);
    expect(found([SUBMIT, 'dynamodb:Scan', CASES, 'ImplicitDeny'])).toEqual([
      'denied: IntakeSubmit: dynamodb:Scan on StorageCases',
    ]);
  });

  it('must be in the table of roles', () => {
    expect(found([SUBMIT, 'dynamodb:DeleteItem', CASES, 'Allow'])).toEqual([
      'not in the table of roles: IntakeSubmit: dynamodb:DeleteItem on StorageCases',
    ]);
  });

  it('use every permission, or there is a reason', () => {
    const never = 'granted and never called: IntakeSubmit: dynamodb:GetItem on StorageCases';
    expect(differences([])).toContain(never);
    expect(differences(noted([SUBMIT, 'dynamodb:GetItem', CASES, 'Allow']))).not.toContain(never);
    expect(differences([]).filter((each) => each.includes('logs:'))).toEqual([]);
  });
});

describe('a reason for a permission that is never called', () => {
  it('is about one that a role has', () => {
    const of = (reason: (typeof NEVER_CALLED_HERE)[number]) => PERMISSIONS.filter((one) => excuses(reason, one));
    expect(NEVER_CALLED_HERE.filter((reason) => of(reason).length === 0)).toEqual([]);
  });
});
