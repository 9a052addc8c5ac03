import type { Locator, Page } from 'playwright-core';

/** A person who uses a page by the keyboard alone, and finds what is on it by its words. */
export interface Keyboard {
  /** Follows a link, and waits for its page. */
  follow(name: string | RegExp): Promise<void>;
  /** Presses a button, and waits for the page that answers. */
  press(name: string | RegExp): Promise<void>;
  /** Writes into a field, in place of what it holds. */
  write(label: string | RegExp, text: string): Promise<void>;
  /** Ticks a box, or takes one of some radios. */
  tick(label: string | RegExp): Promise<void>;
  /** Picks an option of a list by its first letters. */
  pick(label: string | RegExp, option: string): Promise<void>;
  /** Opens what a page keeps folded. */
  unfold(name: string): Promise<void>;
}

/** Puts a page's keyboard into a person's hands. */
export function keyboardOf(page: Page): Keyboard {
  const { keyboard } = page;
  const goBy = async (control: Locator) => {
    await control.focus();
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
  };
  return {
    follow: (name) => goBy(page.getByRole('link', { name }).first()),
    press: (name) => goBy(page.getByRole('button', { name }).first()),
    write: async (label, text) => {
      await page.getByLabel(label).first().focus();
      await keyboard.press('ControlOrMeta+A');
      await keyboard.insertText(text);
    },
    tick: async (label) => {
      await page.getByLabel(label).first().focus();
      await keyboard.press('Space');
    },
    pick: async (label, option) => {
      await page.getByLabel(label).first().focus();
      await keyboard.type(option);
    },
    unfold: async (name) => {
      await page.getByText(name).first().focus();
      await keyboard.press('Enter');
    },
  };
}
