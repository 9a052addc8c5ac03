import { describe, expect, it } from '@jest/globals';
import { aligned, organisationalDomain, standsUnder } from '#functions/safety/organisation.ts';

describe('the organisation that a domain belongs to', () => {
  it.each([
    ['mail.school.leicester.sch.uk', 'school.leicester.sch.uk'],
    ['leicester.gov.uk', 'leicester.gov.uk'],
    ['mail.leicester.gov.uk', 'leicester.gov.uk'],
    ['uhl-tr.nhs.uk', 'uhl-tr.nhs.uk'],
    ['nhs.net', 'nhs.net'],
    ['mail.nhs.net', 'nhs.net'],
    ['leics.police.uk', 'leics.police.uk'],
    ['dmu.ac.uk', 'dmu.ac.uk'],
    ['a.b.charity.org.uk', 'charity.org.uk'],
    ['shop.example.co.uk', 'example.co.uk'],
    ['mail.example.com', 'example.com'],
    ['council.gov.uk.cjsm.net', 'cjsm.net'],
    ['one.onmicrosoft.com', 'one.onmicrosoft.com'],
    ['x.one.service.gov.uk', 'one.service.gov.uk'],
    ['MAIL.Example.COM', 'example.com'],
  ])('%s belongs to %s', (domain, organisation) => {
    expect(organisationalDomain(domain)).toBe(organisation);
  });

  it.each(['uk', 'gov.uk', 'sch.uk', 'leicester.sch.uk', 'com', '', 'a..b', 'onmicrosoft.com'])(
    '%s belongs to none',
    (domain) => {
      expect(organisationalDomain(domain)).toBeNull();
    },
  );

  it('aligns names of one organisation, and no others', () => {
    expect(aligned('mail.leicester.gov.uk', 'leicester.gov.uk')).toBe(true);
    expect(aligned('derby.gov.uk', 'leicester.gov.uk')).toBe(false);
    expect(aligned('one.leicester.sch.uk', 'two.leicester.sch.uk')).toBe(false);
    expect(aligned('one.onmicrosoft.com', 'two.onmicrosoft.com')).toBe(false);
    expect(aligned('gov.uk', 'gov.uk')).toBe(false);
    expect(aligned('', '')).toBe(false);
  });

  it('stands under a suffix label by label', () => {
    expect(standsUnder('leicester.gov.uk', 'gov.uk')).toBe(true);
    expect(standsUnder('NHS.net', 'nhs.net')).toBe(true);
    expect(standsUnder('leicester.gov.uk', '.gov.uk')).toBe(true);
    expect(standsUnder('evilgov.uk', 'gov.uk')).toBe(false);
    expect(standsUnder('gov.uk.mail.example', 'gov.uk')).toBe(false);
    expect(standsUnder('anything.example', '')).toBe(false);
  });
});
