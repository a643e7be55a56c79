/** @file Moving the keyboard between questions, and within a question's row of small choices. */

const CONTROLS = 'textarea, select, input:not([type=hidden]), [data-first-control]';

function firstControl(card: Element): HTMLElement | null {
  const answer = card.querySelector('[data-answer]');
  return (
    answer?.querySelector<HTMLElement>('input[type=radio]:checked') ??
    answer?.querySelector<HTMLElement>(CONTROLS) ??
    card.querySelector<HTMLElement>(CONTROLS) ??
    card.querySelector<HTMLElement>('button')
  );
}

/**
 * To the next question, or after the last to the button that goes on; once the answer just given has been drawn,
 * for it may have brought out a question between.
 */
export function focusNext(card: Element | null): void {
  setTimeout(() => moveOn(card), 0);
}

function moveOn(card: Element | null): void {
  const cards = [...document.querySelectorAll('[data-question]')];
  const next = cards[cards.indexOf(card as Element) + 1];
  const target =
    next === undefined ? document.querySelector<HTMLElement>('[data-continue]') : firstControl(next);
  if (target !== null) focusAfterWords(target);
  (next ?? target)?.scrollIntoView({ block: 'nearest' });
}

export function focusQuestion(name: string): void {
  const card = document.querySelector(`[data-question="${CSS.escape(name)}"]`);
  if (card === null) return;
  // On the first screen of a page its heading stays in sight; further down the question is put in the middle.
  card.scrollIntoView({ block: 'nearest' });
  if ((card.closest('main')?.scrollTop ?? 0) > 0) card.scrollIntoView({ block: 'center' });
  focusIn(card);
}

/** To the answer of a question that is in sight already: what had the keyboard there has gone. */
export function focusIn(card: Element | null): void {
  const control = card === null ? null : firstControl(card);
  if (control !== null) focusAfterWords(control);
}

/**
 * To a field of the question that holds what it cannot take; where the keyboard is in one, it stays. `fields`: their
 * names, as they stand at the cells of rows.
 */
export function focusUnread(card: Element | null, fields: readonly string[]): void {
  const cells = [...(card?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(({ dataset }) =>
    fields.includes(dataset.cell ?? ''),
  );
  if (cells.some((cell) => cell.contains(document.activeElement))) return;
  const field = cells[0]?.querySelector<HTMLElement>(CONTROLS);
  if (field == null) return;
  focusAfterWords(field);
  field.scrollIntoView({ block: 'nearest' });
}

/** To the first field of a row, once it is drawn. */
export function focusRow(question: string, index: number): void {
  setTimeout(() => {
    const cell = document.querySelector(`[data-cell^="${CSS.escape(`${question}-${index}-`)}"]`);
    const field = cell?.querySelector<HTMLElement>(CONTROLS);
    cell?.scrollIntoView({ block: 'nearest' });
    if (field) focusAfterWords(field);
  }, 0);
}

/** Whoever was interrupted goes on with the sentence: a browser would begin before its first word. */
export function focusAfterWords(field: HTMLElement): void {
  field.focus({ preventScroll: true });
  const isTyped =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  if (isTyped) field.setSelectionRange(field.value.length, field.value.length);
}

/** The name of the question an element belongs to. */
export function questionOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-question]')?.dataset.question;
}

/** Left and right within a toolbar. Tells whether the key was one of those. */
export function moveWithin(bar: HTMLElement | null, key: string): boolean {
  if (bar === null || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  const buttons = [...bar.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const to = buttons[(at + (key === 'ArrowRight' ? 1 : -1) + buttons.length) % buttons.length];
  to?.focus();
  return true;
}
