/**
 * @file Gathers what a word processor's file says into paragraphs, one piece after the other, and counts what words alone
 * cannot show.
 */
import type { Run, RunStyle, TextBlock } from '../../contract/rendering.ts';

/** What the pages of a document show, and its words alone do not. */
export interface LeftOfLooks {
  readonly pictures: number;
  readonly tables: number;
  /** Headers and footers with words or pictures in them: a letterhead is one. */
  readonly margins: number;
}

export interface DocumentRead {
  readonly blocks: readonly TextBlock[];
  readonly changes: number;
  readonly comments: number;
  /** Null for a web page, whose looks depend on who shows it. */
  readonly leftOut: LeftOfLooks | null;
}

export class Paragraphs {
  readonly blocks: TextBlock[] = [];
  #pictures = 0;
  #tables = 0;
  #isAfterRow = false;
  #runs: Run[] = [];
  #rows = 0;

  /** `by`: who changed or remarked it. */
  say(text: string, as: RunStyle = 'plain', by = ''): void {
    if (text === '') return;
    if (as === 'picture') this.#pictures += 1;
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
    if (this.#rows === 0 && !this.#isAfterRow) this.#tables += 1;
    this.#rows += 1;
  }

  cell(): void {
    this.say(' | ');
  }

  endRow(): void {
    this.#rows = Math.max(0, this.#rows - 1);
    if (this.#rows > 0) return;
    this.#put('body');
    this.#isAfterRow = true;
  }

  leftOut(margins: number): LeftOfLooks {
    return { pictures: this.#pictures, tables: this.#tables, margins };
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
    this.#isAfterRow = false;
  }
}
