import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { OPERATIONS } from '#schemas/api/index.ts';
import type { Deployment } from './deployments/settings.ts';
import { ofType, partOf, plain, readable } from './synthesised.ts';

const aws = partOf('minimal');

/** The pages, which check a person's session themselves. */
const PAGES = [
  'GET /',
  'GET /assets/{name}',
  'GET /staff',
  'POST /staff',
  'GET /staff/{proxy+}',
  'POST /staff/{proxy+}',
  'GET /{proxy+}',
];

describe('the doors', () => {
  const Route = z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizerId: z.unknown().optional(),
    AuthorizationScopes: z.array(z.string()).optional(),
  });
  const routes = ofType(aws, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Route.parse(Properties));

  it('are exactly the operations of the API, and the pages', () => {
    const opened = routes.map(({ RouteKey }) => RouteKey).sort();
    expect(opened).toEqual([...OPERATIONS.map(({ method, route }) => `${method} ${route}`), ...PAGES].sort());
  });

  it('are public for referrals, files, blank forms, the API’s document and pages, and need a token for everything else', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE').map(({ RouteKey }) => RouteKey);
    expect(open.sort()).toEqual(
      [
        ...PAGES,
        'GET /forms/{name}',
        'GET /openapi',
        'GET /openapi.json',
        'GET /uploads/{id}',
        'POST /referrals',
        'POST /referrals/{reference}/uploads',
        'POST /uploads',
      ].sort(),
    );
    for (const { RouteKey, AuthorizationType } of routes) {
      if (!open.includes(RouteKey)) expect([RouteKey, AuthorizationType]).toEqual([RouteKey, 'JWT']);
    }
  });

  it('require the scope of an agency’s system, and accept its token at no other door', () => {
    const [agency, ...more] = routes.filter(({ RouteKey }) => RouteKey.includes('/agency/'));
    expect(more).toEqual([]);
    expect(agency).toMatchObject({ RouteKey: 'POST /agency/referrals', AuthorizationScopes: ['referrals/submit'] });
    const staff = new Set(
      routes.filter(({ RouteKey }) => RouteKey.includes('/admin/')).map(({ AuthorizerId }) => readable(AuthorizerId)),
    );
    expect(staff).toEqual(new Set(['DoorsApiToken']));
    expect(readable(agency?.AuthorizerId)).toBe('DoorsApiAgencyToken');
  });

  it('give the gateway one permission a function, as a policy of one a route is longer than Lambda allows', () => {
    const given = ofType(aws, 'AWS::Lambda::Permission').map(([, { Properties }]) => readable(Properties.FunctionName));
    expect(given.length).toBeGreaterThan(5);
    expect(given).toEqual([...new Set(given)]);
  });

  it('accept calls from the pages that a council names, and from no others', () => {
    const cors = (template: typeof aws) =>
      ofType(template, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties.CorsConfiguration;
    expect(cors(aws)).toBeUndefined();
    const named = partOf('everything');
    expect(cors(named)).toMatchObject({ AllowOrigins: ['https://www.invented.example'] });
    const files = (template: typeof aws) =>
      ofType(template, 'AWS::S3::Bucket').flatMap(([id, { Properties }]) =>
        'CorsConfiguration' in Properties ? [[plain(id), Properties.CorsConfiguration]] : [],
      );
    expect(files(aws)).toEqual([]);
    const rule = { AllowedOrigins: ['https://www.invented.example'], AllowedMethods: ['PUT'] };
    expect(files(named)).toEqual([['StorageQuarantine', { CorsRules: [expect.objectContaining(rule)] }]]);
  });

  it('give people the address of the blank form: at the council’s host name, or the council’s own', () => {
    const told = (deployment: Deployment) => {
      const functions = ofType(partOf(deployment), 'AWS::Lambda::Function');
      const submit = functions.find(([id]) => plain(id) === 'IntakeSubmitFunction')?.[1].Properties.Environment;
      return z.object({ Variables: z.object({ WORD_FORM_URL: z.unknown() }) }).parse(submit).Variables.WORD_FORM_URL;
    };
    const path = '/forms/early-help-and-social-care.docx';
    expect(told('minimal')).toBe(`https://refer.invented.example${path}`);
    expect(told('everything')).toBe('https://www.invented.example/form.docx');
  });

  it('log no query and no caller’s address', () => {
    const Stage = z.object({
      AccessLogSettings: z.object({ Format: z.string() }),
      DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
    });
    const { AccessLogSettings, DefaultRouteSettings } = Stage.parse(
      ofType(aws, 'AWS::ApiGatewayV2::Stage')[0]?.[1].Properties,
    );
    const said = z.record(z.string(), z.string()).parse(JSON.parse(AccessLogSettings.Format));
    expect(Object.values(said).sort()).toEqual([
      '$context.error.responseType',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
  });
});
