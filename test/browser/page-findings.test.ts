import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { inChromium } from './support/chromium.ts';
import { findingsOf } from './support/page-findings.ts';
import { personOf, signIn } from './support/visitor.ts';

const door = sharedFrontDoor();

/** Faults that a page could have, and what must be found of each. */
const FAULTS: readonly (readonly [string, string, RegExp])[] = [
  ['a picture without words', '<img src="data:,">', /^axe image-alt/],
  ['a form without a token', '<form method="post"></form>', /^form without a token/],
  ['a field without a label', '<input name="x">', /^field without a label: input x/],
  ['a button on paper', '<input type="submit" id="press" value="x">', /^printed: input press/],
  ['something wide', '<div style="width:700px">wide</div>', /px wide at 640 px/],
  [
    'a link that shows no focus',
    '<a id="dim" href="/" style="outline:none;box-shadow:none;background:none">x</a>',
    /^shows no focus: a dim/,
  ],
  [
    'a button without a border in forced colours',
    '<button id="flat" style="border:0;outline:0">x</button>',
    /^no border in forced colours: button flat/,
  ],
  [
    'a tag without a border in forced colours',
    '<strong id="plain" class="govuk-tag" style="border:0">x</strong>',
    /^no border in forced colours: strong plain/,
  ],
  [
    'a control that keeps the keyboard to itself',
    '<button id="trap">x</button><button id="beyond">y</button>',
    /^not reached by keyboard: button beyond/,
  ],
  [
    'a picture from another origin',
    '<img alt="x" src="http://127.0.0.1:1/x.png">',
    /^request to another origin|Content Security Policy/,
  ],
];

inChromium('the checks of a page', (browser) => {
  it.each(FAULTS)('find %s', async (_, html, finding) => {
    const visitor = await signIn(browser(), door, personOf('duty_social_worker'));
    await visitor.open('/staff/queue');
    const trap = `document.getElementById('trap')?.addEventListener('keydown', (event) => event.preventDefault())`;
    await visitor.page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)});
      for (const one of document.querySelectorAll('main [style]')) one.style.cssText = one.getAttribute('style');
      ${trap}`,
    );
    expect(await findingsOf(visitor)).toContainEqual(expect.stringMatching(finding));
    await visitor.context.close();
  });
});
