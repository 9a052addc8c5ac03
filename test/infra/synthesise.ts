/** `node synthesise.ts '["aws",{}]'`: prints every stack's name and template. */
import * as z from 'zod';
import { Target } from '#infra/configuration.ts';
import { appOf, templatesFrom } from './stacks.ts';

const [target, given] = z.tuple([Target, z.record(z.string(), z.string())]).parse(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(JSON.stringify(templatesFrom(appOf(target, given))));
