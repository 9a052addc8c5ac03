import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PlainError } from './plain-error.ts';

/** Lines of a tool's output that are shown when it fails. */
const LOG_TAIL = 30;

/** Reports a tool that failed, with the last lines that it wrote. */
export class ToolFailed extends PlainError {
  constructor(name: string, how: string, logFile: string, tail: string) {
    super(`${name} failed (${how}). The end of ${logFile}:\n${tail}`);
  }
}

export interface ToolRun {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Its output replaces what is there. */
  readonly logFile: string;
  /** After this it is ended. */
  readonly withinMs: number;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/** Runs a tool to its end. Throws `ToolFailed`. */
export async function runTool(tool: ToolRun): Promise<void> {
  const log = openSync(tool.logFile, 'w');
  writeSync(log, `$ ${tool.name}: ${tool.args.join(' ')}\n`);
  const how = await new Promise<string | undefined>((resolve) => {
    const child = spawn(tool.command, [...tool.args], {
      cwd: tool.cwd,
      env: tool.env,
      stdio: ['ignore', log, log],
      timeout: tool.withinMs,
      signal: tool.signal,
    });
    child.once('error', (fault) => resolve(fault.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `${signal ?? `exit code ${code}`}`));
  });
  closeSync(log);
  if (how === undefined) return;
  const text = await readFile(tool.logFile, 'utf8');
  throw new ToolFailed(tool.name, how, tool.logFile, text.trimEnd().split('\n').slice(-LOG_TAIL).join('\n'));
}
