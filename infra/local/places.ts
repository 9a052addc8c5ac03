import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_PORT } from './ports.ts';

/** The folder of this checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of what is made here and never committed. */
export const LOCAL = join(ROOT, '.local');

/** The Python that setup.mjs installs, with MiniStack and cryptography. */
export const PYTHON = join(LOCAL, 'python', 'bin', 'python');

/** Returns the state folder of `npm start -- --port N`. Each port has a folder, so that two can run at once. */
export function stateDirOf(port: number = DEFAULT_PORT): string {
  return join(LOCAL, 'state', String(port));
}

/** PATH with our own Node first: MiniStack runs the functions with the first `node` that it finds. */
export const PATH_WITH_OUR_NODE = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);

/** Returns the path of a file that a person named. npm runs us in the checkout, and INIT_CWD is the person's folder. */
export const fromPerson = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
