import { describe, expect, it } from '@jest/globals';
import { fromGuardDuty, scanCompletedIn } from '#functions/documents/scan/guardduty.ts';

const event = (scanStatus: string, scanResultStatus: string | null, more: object = {}) => ({
  version: '0',
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  time: '2026-11-22T08:00:00Z',
  detail: {
    schemaVersion: '1.0',
    scanStatus,
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: {
      bucketName: 'quarantine',
      objectKey: 'upload/a',
      eTag: 'e',
      versionId: 'v1',
      s3Throttled: false,
    },
    scanResultDetails: { scanResultStatus, threats: null },
    ...more,
  },
});

describe('GuardDuty’s word for a file', () => {
  it.each([
    ['COMPLETED', 'NO_THREATS_FOUND', 'clean'],
    ['COMPLETED', 'THREATS_FOUND', 'infected'],
    ['COMPLETED', 'UNSUPPORTED', 'unscannable'],
    ['COMPLETED', 'ACCESS_DENIED', 'error'],
    ['COMPLETED', 'FAILED', 'error'],
    ['SKIPPED', 'UNSUPPORTED', 'unscannable'],
    ['SKIPPED', null, 'unscannable'],
    ['FAILED', 'FAILED', 'error'],
    ['FAILED', null, 'error'],
    ['FAILED', 'NO_THREATS_FOUND', 'error'],
    ['FAILED', 'THREATS_FOUND', 'infected'],
    ['SKIPPED', 'NO_THREATS_FOUND', 'unscannable'],
    ['COMPLETED', 'SOMETHING_NEW', 'error'],
    ['COMPLETED', 'toString', 'error'],
    ['COMPLETED', null, 'error'],
  ])('%s with %s is %s', (status, result, verdict) => {
    expect(fromGuardDuty(event(status, result))?.verdict).toBe(verdict);
  });

  it('is error when it brings no result at all, and keeps the threats’ names when it does', () => {
    expect(fromGuardDuty(event('COMPLETED', null, { scanResultDetails: null }))?.verdict).toBe('error');
    const found = fromGuardDuty(
      event('COMPLETED', 'THREATS_FOUND', {
        scanResultDetails: { scanResultStatus: 'THREATS_FOUND', threats: [{ name: 'EICAR-Test-File' }] },
      }),
    );
    expect(found).toMatchObject({
      verdict: 'infected',
      threats: ['EICAR-Test-File'],
      bucket: 'quarantine',
      key: 'upload/a',
      versionId: 'v1',
    });
  });

  it('is given whole, its reasons and names cut to what a record holds', () => {
    const long = 'x'.repeat(300);
    const threats = [{ name: long }, ...Array.from({ length: 30 }, () => ({ name: 't' }))];
    const statusReasons = [long, ...Array.from({ length: 30 }, () => 'r')];
    const found = fromGuardDuty(
      event('COMPLETED', 'THREATS_FOUND', {
        scanResultDetails: { scanResultStatus: 'THREATS_FOUND', threats, statusReasons },
      }),
    );
    expect(found).toEqual({
      event: 'ScanCompleted',
      schemaVersion: 1,
      engine: 'guardduty',
      bucket: 'quarantine',
      key: 'upload/a',
      versionId: 'v1',
      verdict: 'infected',
      threats: ['x'.repeat(200), ...Array(19).fill('t')],
      reasons: ['COMPLETED', 'THREATS_FOUND', 'x'.repeat(200), ...Array(17).fill('r')],
      scannedAt: '2026-11-22T08:00:00.000Z',
    });
    expect(fromGuardDuty(event('SKIPPED', null))).toMatchObject({ reasons: ['SKIPPED'], threats: [] });
  });

  it.each([
    ['of another type', { 'detail-type': 'Something else' }],
    ['without a time', { time: undefined }],
    ['without an object', { detail: { scanStatus: 'COMPLETED' } }],
  ])('is none in an event %s', (_what, change) => {
    expect(fromGuardDuty({ ...event('COMPLETED', 'NO_THREATS_FOUND'), ...change })).toBeUndefined();
  });

  it('may lack a version, as older events do', () => {
    const old = event('COMPLETED', 'NO_THREATS_FOUND', {
      s3ObjectDetails: { bucketName: 'quarantine', objectKey: 'upload/a' },
    });
    expect(fromGuardDuty(old)).toMatchObject({ versionId: null, verdict: 'clean' });
  });

  it('is ignored when another service sends it', () => {
    expect(fromGuardDuty({ ...event('COMPLETED', 'NO_THREATS_FOUND'), source: 'somebody.else' })).toBeUndefined();
  });

  it('is read beside that of our own scanner, and what is neither stays in its queue', () => {
    const said = event('COMPLETED', 'NO_THREATS_FOUND');
    const ours = fromGuardDuty(said);
    expect(scanCompletedIn(said)).toEqual(ours);
    expect(scanCompletedIn({ ...ours, engine: 'clamav' })).toMatchObject({ engine: 'clamav', verdict: 'clean' });
    expect(() => scanCompletedIn({ ...ours, verdict: 'pending' })).toThrow();
  });
});
