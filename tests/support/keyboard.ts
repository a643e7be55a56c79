/** @file Using the program without a mouse: Tab to a thing, and only then press or type. */
import type { ElementHandle, Locator, Page } from 'playwright-core';

/** More than any screen has; a thing that Tab does not reach in so many steps cannot be reached. */
const MOST_STOPS = 250;

/**
 * Until the page has dealt with what was pressed: two frames are drawn, and what was put off to after each is done.
 * The focus moves on after an answer is taken; a person is slower than this.
 */
export async function dealtWith(page: Page): Promise<void> {
  const drawn = () =>
    page.evaluate(async () => {
      for (const _ of ['answer taken', 'focus moved'])
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
    });
  // A key that locks ends the page; the one after it is there when it has loaded.
  await drawn().catch(() => page.waitForLoadState());
}

export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab until `thing` has the focus. Throws when a full round does not get there. */
  reach(thing: Locator): Promise<void> {
    return this.#tabUntil(thing, 'itself');
  }

  /** Reaches a button by its name and presses Enter. */
  async press(name: string | RegExp): Promise<void> {
    await this.reach(await this.#named('button', name));
    await this.#page.keyboard.press('Enter');
  }

  /** Goes to a tab: Tab to the row, arrows along it, Enter. */
  async openTab(name: string): Promise<void> {
    const along = async () => {
      await this.reach(this.#page.getByRole('tab', { selected: true }).first());
      await this.#arrowTo(await this.#named('tab', name), 'ArrowRight');
    };
    // A page that has only just opened puts the focus on its heading, perhaps after we were at the row: a person goes there again.
    await along().catch(along);
    await this.#page.keyboard.press('Enter');
  }

  /** Ticks a box, or picks one of a group of choices: Tab to it or, in a group, to its group and arrows along it. */
  async choose(role: 'radio' | 'checkbox', name: string | RegExp): Promise<void> {
    const choice = await this.#named(role, name);
    if (role === 'radio') {
      await this.#tabUntil(choice, 'its group');
      await this.#arrowTo(choice, 'ArrowDown');
    } else await this.reach(choice);
    await this.#page.keyboard.press('Space');
  }

  /** Reaches a field by its label and types. */
  async type(label: string | RegExp, text: string): Promise<void> {
    const place = await this.#place();
    await this.reach(place.getByLabel(label, { exact: typeof label === 'string' }).first());
    await this.#page.keyboard.type(text);
  }

  /** An open dialog, or the page when there is none: the same words may stand on both. */
  async #place(): Promise<Page | Locator> {
    const dialog = this.#page.getByRole('dialog');
    if ((await dialog.count()) === 0) return this.#page;
    // One that has only just opened takes the focus in a moment, as often as twice: a person sees where it is and then types.
    await dialog
      .last()
      .evaluate(hasTakenFocus)
      .catch(() => undefined);
    return dialog.last();
  }

  async #named(role: 'button' | 'tab' | 'radio' | 'checkbox', name: string | RegExp): Promise<Locator> {
    return (await this.#place()).getByRole(role, { name, exact: typeof name === 'string' }).first();
  }

  async #tabUntil(thing: Locator, meant: 'itself' | 'its group'): Promise<void> {
    await thing.waitFor();
    const where = this.#watch(thing, meant);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const now = await where();
      if (now === 'there') return;
      if (now === 'among its rows') return this.#alongRows(thing);
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${thing}`);
  }

  /** Rows that are one stop of Tab: up or down to the row, then right along it. */
  async #alongRows(thing: Locator): Promise<void> {
    for (let step = 0; step < MOST_STOPS; step += 1) {
      const key = await thing.evaluate(keyTo);
      if (key === null) return;
      await this.#page.keyboard.press(key);
    }
    throw new Error(`arrow keys do not reach ${thing}`);
  }

  async #arrowTo(thing: Locator, arrow: 'ArrowRight' | 'ArrowDown'): Promise<void> {
    await thing.waitFor();
    const where = this.#watch(thing, 'itself');
    for (let step = 0; step < MOST_STOPS; step += 1) {
      if ((await where()) === 'there') return;
      await this.#page.keyboard.press(arrow);
    }
    throw new Error(`${arrow} does not reach ${thing}`);
  }

  /**
   * Says where the focus is from a thing, as often as it is asked. The thing is looked for by its name once, and again
   * when the page has drawn it anew: finding a name reads the whole page, at every one of a hundred stops.
   */
  #watch(thing: Locator, meant: 'itself' | 'its group'): () => Promise<FocusFrom> {
    let found: ElementHandle | null = null;
    const look = async () => {
      found ??= await thing.elementHandle();
      return (await found?.evaluate(focusFrom, meant)) ?? 'gone';
    };
    return async () => {
      // A page that was loaded anew knows nothing of what stood on the former one.
      const now = await look().catch(() => 'gone' as const);
      if (now !== 'gone') return now;
      found = null;
      return look();
    };
  }
}

/** Comes back when a dialog has the focus and is done with taking it, or takes none. */
async function hasTakenFocus(dialog: Element): Promise<void> {
  const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let look = 0; look < 50 && !dialog.contains(document.activeElement); look += 1) await soon(20);
  await soon(0);
}

type FocusFrom = 'there' | 'among its rows' | 'elsewhere' | 'gone';

/**
 * Where the focus is, seen from an element. In a group of choices Tab stops at one only: the one picked, or the first;
 * and rows that hold an element are one stop as well (roving-rows.ts).
 */
function focusFrom(element: Element, meant: 'itself' | 'its group'): FocusFrom {
  if (!element.isConnected) return 'gone';
  const now = document.activeElement;
  if (now === element) return 'there';
  const name = meant === 'its group' ? element.getAttribute('name') : null;
  if (name !== null && now?.getAttribute('name') === name) return 'there';
  return element.closest('[data-rove]')?.parentElement?.contains(now) === true
    ? 'among its rows'
    : 'elsewhere';
}

/** The arrow key that leads nearer; null where it is. */
function keyTo(element: Element): string | null {
  const now = document.activeElement;
  if (now === element) return null;
  const [from, to] = [now?.closest('[data-rove]'), element.closest('[data-rove]')];
  if (from === to && from) {
    const controls = [...from.querySelectorAll('button:not(:disabled), input:not(:disabled)')];
    return controls.indexOf(now as Element) < controls.indexOf(element) ? 'ArrowRight' : 'ArrowLeft';
  }
  const before = from && to && from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING;
  return before ? 'ArrowDown' : 'ArrowUp';
}
