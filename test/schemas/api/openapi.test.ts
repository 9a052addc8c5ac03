import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { operation } from '#schemas/api/operation.ts';
import { TimelineCode } from '#schemas/case.ts';
import { codeSets } from '#schemas/codes/code-sets.ts';

const document = openApi(OPERATIONS);

/** An operation that takes and gives what a test is about. */
const about = (body: z.ZodType, json: z.ZodType) =>
  operation('tryIt', 'POST', '/tries', {
    knock: 'public',
    under: 'Tries',
    summary: 'Tries something.',
    body,
    answers: { 200: { json, means: 'It was tried.' } },
    problems: ['no-such-form'],
  });

/** Every `$ref` in a document. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (key === '$ref' ? [String(held)] : refsIn(held)));
}

describe('the document of the API', () => {
  it('is the same text whenever it is made', () => {
    expect(JSON.stringify(openApi(OPERATIONS))).toBe(JSON.stringify(document));
  });

  it('names each operation once', () => {
    const names = OPERATIONS.map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers to nothing that is not in it', () => {
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refsIn(document).filter((ref) => !known.includes(ref))).toEqual([]);
  });

  it('gives every code of every code set with its label', () => {
    for (const { id, codes } of codeSets.values()) {
      const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}Code`;
      const listed = document.components.schemas[name]?.oneOf;
      expect([id, listed]).toEqual([id, codes.map(({ code, label }) => ({ const: code, title: label }))]);
    }
    expect(refsIn(document)).toContain('#/components/schemas/EthnicityCode');
  });

  it('lists every code of a timeline, each once', () => {
    expect(document.components.schemas.TimelineCode?.enum).toEqual(TimelineCode.options);
    expect(new Set(TimelineCode.options).size).toBe(TimelineCode.options.length);
    expect(TimelineCode.options).toEqual(
      expect.arrayContaining(['received', 'decided_masp', 'flag_lifted_danger_words']),
    );
  });

  it('says which problems an operation has by status, and lists the gateway’s own answers beside them', () => {
    const submit = document.paths['/agency/referrals']?.post;
    expect(submit?.security).toEqual([{ agency: ['referrals/submit'] }]);
    expect(Object.keys(submit?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(Object.keys(submit?.responses['403']?.content ?? {})).toEqual([
      'application/problem+json',
      'application/json',
    ]);
    expect(Object.keys(submit?.responses['429']?.content ?? {})).toEqual(['application/json']);
  });

  it('tells apart a shape as it is sent and as it is given, where they differ, in whatever holds it', () => {
    const Setting = z.object({ days: z.int().default(1) }).meta({ id: 'Setting' });
    const Settings = z.object({ settings: z.array(Setting) }).meta({ id: 'Settings' });
    const Same = z.strictObject({ code: z.string() }).meta({ id: 'Same' });
    const { components, paths } = openApi([about(z.object({ Settings, Same }), z.object({ Settings, Same }))]);
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Same', 'Setting', 'SettingSent', 'Settings', 'SettingsSent']),
    );
    expect(Object.keys(components.schemas)).not.toContain('SameSent');
    expect(components.schemas.Setting?.required).toEqual(['days']);
    expect(components.schemas.SettingSent?.required).toBeUndefined();
    expect(refsIn(components.schemas.SettingsSent)).toEqual(['#/components/schemas/SettingSent']);
    expect(refsIn(paths['/tries']?.post?.requestBody)).toContain('#/components/schemas/SettingsSent');
  });

  it('is not made when two things bear one name', () => {
    const one = z.object({ a: z.string() }).meta({ id: 'Twice' });
    const two = z.object({ b: z.string() }).meta({ id: 'Twice' });
    expect(() => openApi([about(one, z.object({})), { ...about(two, z.object({})), route: '/other' }])).toThrow(
      'Twice',
    );
  });
});
