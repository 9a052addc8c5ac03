import { expect } from '@jest/globals';
import { ofType, type Template, templatesOf } from '../synthesised.ts';

export const NOTHING: Template = { Resources: {}, Outputs: {} };
export const stacks = templatesOf('aws');
export const only = (template: Template, type: string) => {
  const [[, resource] = [], ...more] = ofType(template, type);
  expect([type, resource !== undefined, more.length]).toEqual([type, true, 0]);
  return resource;
};
