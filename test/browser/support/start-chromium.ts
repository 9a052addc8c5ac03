import { type Browser, chromium } from 'playwright-core';

/** The Chromium that set-up found or installed; empty where there is none. */
export const PROGRAM = process.env.FRONT_DOOR_CHROMIUM ?? '';

/** A first start on a busy machine takes some seconds. */
export const STARTS_WITHIN_MS = 60_000;

/** Starts the browser. Its pages are as those of a person who set nothing. */
export function startChromium(): Promise<Browser> {
  if (PROGRAM === '') throw new Error('There is no Chromium: see what set-up said.');
  return chromium.launch({ executablePath: PROGRAM, timeout: STARTS_WITHIN_MS });
}
