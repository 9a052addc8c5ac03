import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_PORT } from './ports.ts';

/** The checkout that we run in. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is made here and never committed. */
export const LOCAL = join(ROOT, '.local');

/** The Python that setup.mjs made, with MiniStack and cryptography in it. */
export const PYTHON = join(LOCAL, 'python', 'bin', 'python');

/** Where `npm start -- --port N` keeps everything it knows: one folder a port, so that two can run side by side. */
export function stateDirOf(port: number = DEFAULT_PORT): string {
  return join(LOCAL, 'state', String(port));
}

/** PATH with our own Node first: MiniStack runs the functions with whatever `node` it finds. */
export const PATH_WITH_OUR_NODE = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);

/** Returns the path of a file that a person named: npm runs us in the checkout, and says where the person was. */
export const fromPerson = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
