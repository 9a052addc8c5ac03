import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { inChromium } from './support/chromium.ts';
import { findingsOf, withoutScriptFindings } from './support/page-findings.ts';
import { sizesOf } from './support/page-size.ts';
import { personOf, signIn } from './support/visitor.ts';

inChromium('try', (browser) => {
  it('x', async () => {
    const door = sharedFrontDoor();
    const t = () => Math.round(performance.now());
    console.log(t());
    const v = await signIn(browser(), door, personOf('duty_social_worker'));
    console.log(t());
    const plain = await v.also({ javaScriptEnabled: false });
    for (const path of ['/staff/queue', '/staff/cases/FD-S98Y-V4RT', '/staff/cases/FD-S98Y-V4RT/do/assign', '/staff/cases/FD-S98Y-V4RT/do/note', '/staff/nowhere']) {
      const status = await v.open(path);
      console.log(path, status, t(), await findingsOf(v), t(), await withoutScriptFindings(v, plain, path), t(), await sizesOf(v, path), t());
    }
  });
});
