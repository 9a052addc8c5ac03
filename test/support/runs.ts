/** Set by `npm run test:long`, before a release. */
export const LONG = process.env.FRONT_DOOR_TEST_LONG === 'yes';

/** Fewer than this find too little. */
const FEWEST_RUNS = 50;
/** `npm test` makes this part of a long property's runs: each run of it makes others, so that what is rare is found in time. */
const PART = 5;

/** Returns how many times a property is tried with something at random: all of `full` in `npm run test:long`. */
export const runs = (full: number): number =>
  LONG ? full : Math.min(full, Math.max(FEWEST_RUNS, Math.ceil(full / PART)));
