/** @file A page as it is printed and as it looks: every text on it, and how each row with an answer is drawn. */
import type { Page } from 'playwright-core';

export interface PageLooks {
  /** Text nodes and what is read aloud, in order. */
  readonly texts: readonly string[];
  /** A row by its heading: element, classes, colours and weight of everything in it, each once. */
  readonly rows: readonly {
    readonly key: string;
    readonly answered: boolean;
    readonly look: readonly string[];
  }[];
  /** How choices that are picked are drawn. */
  readonly picked: readonly string[];
}

/** Reads the page once nothing moves, nothing has the focus and the pointer is over nothing. */
export async function looksOf(page: Page): Promise<PageLooks> {
  await page.mouse.move(0, 0);
  return page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (const moving of document.getAnimations()) moving.finish();
    const drawn = (one: Element): string => {
      const { color, backgroundColor, borderColor, fontWeight, fontStyle, textDecorationLine } =
        getComputedStyle(one);
      const marks = [...one.attributes]
        .filter(({ name }) => /^data-(tone|state|status|level|mark|variant)$/.test(name))
        .map(({ name, value }) => `${name}=${value}`);
      return [
        one.tagName.toLowerCase(),
        one.getAttribute('class') ?? '',
        ...marks,
        color,
        backgroundColor,
        borderColor,
        fontWeight,
        fontStyle,
        textDecorationLine,
      ].join(' | ');
    };
    // Not compared: answers being given (see `picked`), and what is there or not: other accounts, earlier answers,
    // words quoted, what was told elsewhere, what is offered beside a point, whether all of a part is filled in, what a yes
    // to the referral needs in the ledger.
    const left =
      'svg, [data-answer] *, input, select, [class*=elsewhere], [class*=basis], [class*=earlier], [data-known], [data-known] *, section[data-told], section[data-told] *, [data-offers], [data-offers] *, [data-yes-beside], [data-yes-beside] *, [class*=offersNone], nav li [class*=hidden]';
    // Found once for a page of thousands of elements, and each drawn once: rows stand in rows.
    const leftOut = new Set(document.querySelectorAll(left));
    const looks = new Map<Element, string>();
    const lookOf = (one: Element): string => {
      const look = looks.get(one) ?? drawn(one);
      looks.set(one, look);
      return look;
    };
    const within = (one: Element): Element[] =>
      leftOut.has(one) ? [] : [one, ...[...one.children].flatMap(within)];
    const drawnIn = (root: Element): string[] =>
      root.parentElement?.closest(left) ? [] : [...new Set(within(root).map(lookOf))];

    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
          if (node.hasAttribute(name)) texts.push(node.getAttribute(name) ?? '');
        if (node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === 'text'))
          texts.push(node.value);
      } else if (node.parentElement?.closest('script, style') === null) texts.push(node.textContent ?? '');
    }
    const rows = [
      ...document.querySelectorAll(
        'fieldset[data-question], [data-field], [data-fact], main dl > div, main tr, [data-readings] section, nav li',
      ),
    ].map((row) => ({
      key: `${row.tagName}${row.querySelector('[data-differs=true]') === null ? '' : ' said in more than one way:'} ${row.querySelector('legend, dt, th, h2, button > span:nth-child(2)')?.textContent ?? ''}`,
      answered: row.querySelector('.quiet') === null,
      look: drawnIn(row).sort(),
    }));
    const picked = [...document.querySelectorAll('[data-answer] input:checked')].map((input) =>
      [
        ...new Set(
          [input, ...(input.closest('label, [data-checked]')?.querySelectorAll('*') ?? [])]
            .filter((one) => one.closest('svg') === null)
            .map(drawn),
        ),
      ].join('\n'),
    );
    return { texts, rows, picked };
  });
}

/** Rows that are drawn in another way when the answer in them is another; both have to be answered. */
export function rowsThatDiffer(one: PageLooks, other: PageLooks): string[] {
  return one.rows.flatMap((row) => {
    const twin = other.rows.find(({ key }) => key === row.key);
    if (twin === undefined || !row.answered || !twin.answered) return [];
    const only = (a: readonly string[], b: readonly string[]) => a.filter((look) => !b.includes(look));
    const differing = [...only(row.look, twin.look), ...only(twin.look, row.look)];
    return differing.length === 0 ? [] : [`${row.key}: ${differing.join(' // ')}`];
  });
}
