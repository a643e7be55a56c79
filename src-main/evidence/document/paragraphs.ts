/** @file Gathers what a word processor's file says into paragraphs, one piece after the other. */
import type { Run, RunStyle, TextBlock } from '../../contract/rendering.ts';

export class Paragraphs {
  readonly blocks: TextBlock[] = [];
  #runs: Run[] = [];
  #rows = 0;

  /** `by`: who changed or remarked it. */
  say(text: string, as: RunStyle = 'plain', by = ''): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    if (last !== undefined && last.as === as && (last.by ?? '') === by) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    } else this.#runs.push({ text, as, ...(by === '' ? {} : { by }) });
  }

  end(style: 'body' | 'heading' = 'body'): void {
    // Inside a table a cell's paragraphs stay in its row.
    if (this.#rows > 0) this.say(' ');
    else this.#put(style);
  }

  row(): void {
    this.#rows += 1;
  }

  cell(): void {
    this.say(' | ');
  }

  endRow(): void {
    this.#rows = Math.max(0, this.#rows - 1);
    if (this.#rows === 0) this.#put('body');
  }

  /** What is left when the file ends. */
  finish(): TextBlock[] {
    this.#rows = 0;
    if (this.#runs.length > 0) this.#put('body');
    while (this.blocks.at(-1)?.runs.length === 0) this.blocks.pop();
    return this.blocks;
  }

  #put(style: 'body' | 'heading'): void {
    this.blocks.push({ kind: 'text', style, runs: this.#runs });
    this.#runs = [];
  }
}
