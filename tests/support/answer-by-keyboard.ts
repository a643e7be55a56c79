/**
 * @file Holds an interview by keyboard as a caseworker would: looks which question has the focus, gives the
 * story's answer to it, and counts every press that is not the answer's own text. A chord such as Alt+2 is counted
 * as two, one for each key.
 */

import type { Page } from 'playwright-core';
import { type FuzzyDate, formatFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { FormFile, type FormQuestion, formText } from '../../src-main/core/forms/form-format.ts';
import { dealtWith } from './keyboard.ts';

export interface StoryAnswer {
  readonly question: string;
  readonly state?: 'not-known' | 'prefers-not-to-say' | 'deferred';
  readonly value?: unknown;
  readonly ownWords?: string;
}

const INSTEAD = { 'not-known': 'Alt+2', 'prefers-not-to-say': 'Alt+3', deferred: 'Alt+4' } as const;

export class InterviewByKeyboard {
  presses = 0;
  readonly answered = new Set<string>();
  /** What was read between pages. */
  readonly notes: string[] = [];
  readonly #page: Page;
  readonly #byName: ReadonlyMap<string, FormQuestion>;
  readonly #story: ReadonlyMap<string, StoryAnswer>;

  constructor(page: Page, definition: unknown, story: readonly StoryAnswer[]) {
    const all = FormFile.parse(definition).pages.flatMap((one) =>
      one.elements.flatMap((element) => (element.type === 'panel' ? element.elements : [element])),
    );
    this.#page = page;
    this.#byName = new Map(all.map((question) => [question.name, question]));
    this.#story = new Map(story.map((answer) => [answer.question, answer]));
  }

  /** Goes on from where the focus is until `until` names the focused question, or the check is reached. */
  async goOn(until?: string): Promise<void> {
    for (;;) {
      const place = await this.#place();
      if (place.at === 'check' || (place.at === 'question' && place.name === until)) return;
      if (place.at === 'question') await this.#answer(place.name);
      else if (place.at === 'button') {
        const note = await this.#page.locator('[data-session-note]').allTextContents();
        this.notes.push(...note);
        await this.#press('Enter');
      } else throw new Error(`the focus is nowhere useful: ${place.name}`);
    }
  }

  async #answer(name: string): Promise<void> {
    const question = this.#byName.get(name);
    if (question === undefined) throw new Error(`no question is called ${name}`);
    const answer = this.#story.get(name);
    this.answered.add(name);
    if (await this.#offersWhatIsKnown()) await this.#press('Enter');
    else if (answer === undefined) await this.#press('Alt+1');
    else if (answer.state !== undefined) await this.#press(INSTEAD[answer.state]);
    else await this.#give(question, answer);
    await this.#settled(name);
  }

  async #give(question: FormQuestion, answer: StoryAnswer): Promise<void> {
    const { value, ownWords = '' } = answer;
    if (question.type === 'radiogroup' && ownWords === '') {
      return this.#press(String(question.choices.findIndex((one) => one.value === value) + 1));
    }
    if (question.type === 'checkbox') await this.#tick(question, value as string[]);
    else if (question.type === 'dropdown' || isCountry(question)) {
      await this.#page.keyboard.insertText(listLabel(question, String(value)));
      return this.#press('Enter');
    } else await this.#page.keyboard.insertText(asTyped(value));
    if (ownWords !== '') {
      await this.#press('Alt+5');
      await this.#page.keyboard.insertText(ownWords);
    }
    await this.#press(question.type === 'comment' || ownWords !== '' ? 'Control+Enter' : 'Enter');
  }

  async #tick(question: Extract<FormQuestion, { type: 'checkbox' }>, values: readonly string[]) {
    const ticked = await this.#ticked();
    for (const value of values) {
      if (ticked.includes(value)) continue;
      const index = question.choices.findIndex((one) => one.value === value);
      if (index < 9) await this.#press(String(index + 1));
      else {
        const label = formText(question.choices[index]?.text);
        do await this.#press(label.charAt(0).toLowerCase());
        while ((await this.#focusedLabel()) !== label);
        await this.#press(' ');
      }
    }
  }

  /** Choices ticked already, when a question is come back to. */
  async #ticked(): Promise<string[]> {
    const labels = await this.#page.evaluate(() =>
      [...(document.activeElement?.closest('[data-question]')?.querySelectorAll('input:checked') ?? [])].map(
        (box) => box.closest('label')?.textContent?.trim() ?? '',
      ),
    );
    const question = this.#byName.get(await this.#focusedQuestion());
    return question?.type === 'checkbox'
      ? question.choices.filter((one) => labels.includes(formText(one.text))).map((one) => one.value)
      : [];
  }

  #focusedQuestion(): Promise<string> {
    return this.#page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset.question ?? '',
    );
  }

  async #press(chord: string): Promise<void> {
    this.presses += chord.split('+').length;
    await this.#page.keyboard.press(chord === ' ' ? 'Space' : chord);
    await dealtWith(this.#page);
  }

  /** Waits until the focus has left the question, as the eye would. */
  async #settled(name: string): Promise<void> {
    // Not by waitForFunction: it makes code from text, which this page does not allow.
    const end = performance.now() + 15_000;
    while ((await this.#focusedQuestion()) === name) {
      if (performance.now() > end) throw new Error(`the focus stays on ${name}`);
      await dealtWith(this.#page);
    }
  }

  /** "Already recorded", with the focus on Confirm. */
  #offersWhatIsKnown(): Promise<boolean> {
    return this.#page.evaluate(() => (document.activeElement?.closest('[data-known]') ?? null) !== null);
  }

  #focusedLabel(): Promise<string> {
    return this.#page.evaluate(() => document.activeElement?.closest('label')?.textContent?.trim() ?? '');
  }

  #place(): Promise<{ at: 'question' | 'button' | 'check' | 'nowhere'; name: string }> {
    return this.#page.evaluate(() => {
      const focus = document.activeElement;
      const name = focus?.closest<HTMLElement>('[data-question]')?.dataset.question;
      if (name !== undefined) return { at: 'question' as const, name };
      const title = document.querySelector('[data-page-title]')?.textContent ?? '';
      if (title === 'Check the answers') return { at: 'check' as const, name: '' };
      const text = focus?.textContent ?? '';
      return {
        at: focus instanceof HTMLButtonElement ? ('button' as const) : ('nowhere' as const),
        name: text,
      };
    });
  }
}

const isCountry = (question: FormQuestion): boolean =>
  question.type === 'text' && question.testimony.kind === 'country';

function listLabel(question: FormQuestion, value: string): string {
  if (question.type !== 'dropdown') return new Intl.DisplayNames('en', { type: 'region' }).of(value) ?? value;
  return formText(question.choices.find((one) => one.value === value)?.text);
}

function asTyped(value: unknown): string {
  return typeof value === 'object' && value !== null ? formatFuzzyDate(value as FuzzyDate) : String(value);
}
