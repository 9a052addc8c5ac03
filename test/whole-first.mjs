import Sequencer from '@jest/test-sequencer';

/** The tests that drive a whole Front Door, the longest first. */
const WHOLE = ['/test/browser/matrix.', '/test/browser/pages.', '/test/browser/', '/test/e2e/'];

/**
 * Begins with the tests of a whole Front Door. Where Jest has no times of an earlier run, as on a fresh clone, it goes by the size of
 * files: the smallest opens every page in a browser, and at the end two workers would wait for it.
 */
export default class WholeFirst extends Sequencer {
  sort(tests) {
    const turn = ({ path }) => [...WHOLE, ''].findIndex((folder) => path.includes(folder));
    return super.sort(tests).sort((one, other) => turn(one) - turn(other));
  }
}
