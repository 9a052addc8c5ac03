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

  /** From the Public Suffix List: names under one of these are different organisations. */
  it.each([
    ...['ac', 'co', 'gov', 'ltd', 'me', 'net', 'nhs', 'org', 'plc', 'police'].map((label) => `${label}.uk`),
    ...['com', 'net', 'org', 'edu', 'gov'].map((label) => `${label}.au`),
    ...['co', 'ac', 'govt', 'org', 'net', 'school'].map((label) => `${label}.nz`),
    ...['co', 'org', 'gov', 'ac'].map((label) => `${label}.za`),
    ...['co', 'org', 'gov', 'ac', 'net'].map((label) => `${label}.in`),
    ...['com', 'org', 'gov', 'edu', 'net'].map((label) => `${label}.pk`),
    'gov.ie',
    'onmicrosoft.com',
    'service.gov.uk',
    'github.io',
    'herokuapp.com',
    'amazonaws.com',
    'appspot.com',
  ])('two names under %s are two organisations', (suffix) => {
    expect(organisationalDomain(`mail.one.${suffix}`)).toBe(`one.${suffix}`);
    expect(organisationalDomain(suffix)).toBeNull();
    expect(aligned(`one.${suffix}`, `two.${suffix}`)).toBe(false);
  });

  it('reads a domain with a dot at its end as the same domain', () => {
    expect(organisationalDomain('mail.example.com.')).toBe('example.com');
  });

  it.each(['uk', 'gov.uk', 'sch.uk', 'leicester.sch.uk', 'com', '', 'a..b', 'onmicrosoft.com'])(
    '%s belongs to no organisation',
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

  it('compares a suffix label by label', () => {
    expect(standsUnder('leicester.gov.uk', 'gov.uk')).toBe(true);
    expect(standsUnder('NHS.net', 'nhs.net')).toBe(true);
    expect(standsUnder('leicester.gov.uk', '.gov.uk')).toBe(true);
    expect(standsUnder('evilgov.uk', 'gov.uk')).toBe(false);
    expect(standsUnder('gov.uk.mail.example', 'gov.uk')).toBe(false);
    expect(standsUnder('anything.example', '')).toBe(false);
    expect(standsUnder('', '')).toBe(false);
    expect(standsUnder('anything.', '')).toBe(false);
    expect(standsUnder('leicester.gov.uk', '@.gov.uk')).toBe(true);
  });
});
