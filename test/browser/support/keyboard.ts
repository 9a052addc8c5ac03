import type { Locator, Page } from 'playwright-core';

/** A person who uses a page by the keyboard alone, and finds what is on it by its words. A name that is a text is the whole name. */
export interface Keyboard {
  /** Follows a link, and waits for its page. */
  follow(name: string | RegExp): Promise<void>;
  /** Presses a button, and waits for the page that answers. */
  press(name: string | RegExp): Promise<void>;
  /** Writes into a field, in place of what it holds. */
  write(label: string | RegExp, text: string): Promise<void>;
  /** Ticks a box, or takes one of some radios: those of a question, where several have the same answer. */
  tick(label: string | RegExp, question?: string): Promise<void>;
  /** Picks an option of a list by its first letters. */
  pick(label: string | RegExp, option: string): Promise<void>;
  /** Gives a date and a time. The keys of such a field are those of the browser's language, so this alone is no typing. */
  date(question: string, date: string, time: string): Promise<void>;
}

/** Puts a page's keyboard into a person's hands. */
export function keyboardOf(page: Page): Keyboard {
  const { keyboard } = page;
  const exact = (name: string | RegExp) => typeof name === 'string';
  const goBy = async (control: Locator) => {
    await control.focus();
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
  };
  const field = (label: string | RegExp) => page.getByLabel(label, { exact: exact(label) }).first();
  const asked = (question: string) => page.getByRole('group', { name: question });
  return {
    follow: (name) => goBy(page.getByRole('link', { name, exact: exact(name) }).first()),
    press: (name) => goBy(page.getByRole('button', { name, exact: exact(name) }).first()),
    write: async (label, text) => {
      await field(label).focus();
      await keyboard.press('ControlOrMeta+A');
      await keyboard.insertText(text);
    },
    tick: async (label, question) => {
      const one = question === undefined ? field(label) : asked(question).getByLabel(label, { exact: exact(label) });
      await one.focus();
      await keyboard.press('Space');
    },
    pick: async (label, option) => {
      await field(label).focus();
      await keyboard.type(option);
    },
    date: async (question, date, time) => {
      await asked(question).getByLabel('Date').fill(date);
      await asked(question).getByLabel('Time').fill(time);
    },
  };
}

/** Turns the pages of a list until a link or a box of a case is there: other people's cases may come before it. */
export async function findInList(page: Page, reference: string): Promise<void> {
  const by = keyboardOf(page);
  const there = () => page.getByRole('link', { name: reference }).count();
  while ((await there()) === 0) await by.follow(/^Next page/);
}
