import { expect } from '@jest/globals';
import type { Target } from '#infra/configuration.ts';
import { synthesise } from '../stacks.ts';
import { ofType, type Template, templatesIn } from '../synthesised.ts';

export const NOTHING: Template = { Resources: {}, Outputs: {} };
/** In this process, as a process for each of the dozen settings would load the CDK a dozen times. */
export const templatesOf = (target: Target, given: Readonly<Record<string, string>> = {}) =>
  templatesIn(synthesise(target, given));
export const stacks = templatesOf('aws');
export const only = (template: Template, type: string) => {
  const [[, resource] = [], ...more] = ofType(template, type);
  expect([type, resource !== undefined, more.length]).toEqual([type, true, 0]);
  return resource;
};
