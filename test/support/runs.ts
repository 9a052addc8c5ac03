/** Set by `npm run test:long`, before a release. */
export const LONG = process.env.FRONT_DOOR_TEST_LONG === 'yes';

/** Fewer than this find too little. */
const FEWEST_RUNS = 50;
/** `npm test` makes this part of a long property's runs. Each time it makes others, so that rare cases are found in time. */
const PART = 5;

/** Returns how many times a random property is tried: all of `full` in `npm run test:long`. */
export const runs = (full: number): number =>
  LONG ? full : Math.min(full, Math.max(FEWEST_RUNS, Math.ceil(full / PART)));

/** Set by `.ci/run`: there a program that a test needs and that is missing is a failure. */
export const JUDGED = process.env.FRONT_DOOR_TEST_JUDGE === 'yes';
