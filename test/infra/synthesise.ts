/** `node synthesise.ts '["aws",{}]'`: prints every stack's name and template. */
import { rmSync } from 'node:fs';
import * as z from 'zod';
import { Target } from '#infra/configuration.ts';
import { appOf } from './stacks.ts';

const [target, given] = z.tuple([Target, z.record(z.string(), z.string())]).parse(JSON.parse(process.argv[2] ?? ''));
const { directory, stacks } = appOf(target, given).synth();
// A template is read from its file when it is asked for.
const templates = stacks.map(({ stackName, template }) => [stackName, template]);
rmSync(directory, { recursive: true, force: true });
process.stdout.write(JSON.stringify(templates));
