/** @file One paragraph while it is read: its pieces between page breaks, its fields, and what is told beside it. */
import type { Inline, Look } from '../../contract/laid-out.ts';
import type { Run, RunStyle } from '../../contract/rendering.ts';
import type { Drawing } from './docx-drawings.ts';
import { isOn } from './docx-styles.ts';
import { shortened } from './laid-out.ts';
import { at, child, type Element } from './tree.ts';

export class Line {
  readonly pieces: (Inline[] | 'page-break' | 'column-break')[] = [];
  readonly drawings: Drawing[] = [];
  readonly said: Run[] = [];
  marked = false;
  readonly #fields: { code: string; isResult: boolean; isOurs: boolean }[] = [];
  #inlines: Inline[] = [];
  #as: RunStyle = 'plain';
  #by = '';

  say(text: string, look: Look): void {
    if (text !== '') this.add({ kind: 'text', text, look });
  }

  add(inline: Inline): void {
    const field = this.#fields.at(-1);
    if (field !== undefined && (!field.isResult || field.isOurs)) return;
    this.#tell(inline.kind === 'text' ? inline.text : ' ');
    if (this.#as === 'deleted' || this.#as === 'hidden') return;
    const last = this.#inlines.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text' && last.look === inline.look)
      this.#inlines[this.#inlines.length - 1] = { ...last, text: last.text + inline.text };
    else this.#inlines.push(inline);
  }

  within(as: RunStyle, by: string, read: () => void): void {
    const [formerly, formerBy] = [this.#as, this.#by];
    // What is taken out inside what was added is on no page.
    if (formerly !== 'deleted') [this.#as, this.#by] = [as, by];
    read();
    [this.#as, this.#by] = [formerly, formerBy];
  }

  /** From here on, until it is said otherwise. */
  mark(as: RunStyle, by: string): void {
    [this.#as, this.#by] = [as, by];
  }

  breaks(type: string): void {
    if (type === 'page' || type === 'column') {
      if (this.#as === 'deleted' || this.#as === 'hidden') return;
      this.pieces.push(this.#inlines, type === 'page' ? 'page-break' : 'column-break');
      this.#inlines = [];
    } else this.add({ kind: 'break' });
  }

  draw(drawings: readonly Drawing[]): void {
    if (this.#as === 'deleted' || this.#as === 'hidden') {
      this.#tell('[–]');
      return;
    }
    for (const drawing of drawings) {
      if (drawing.floats === null) this.add(drawing.content);
      else this.drawings.push(drawing);
    }
  }

  /** A field begins, its result follows, it ends: of its parts the result is shown. */
  field(character: Element, look: Look): void {
    const type = character.attributes['w:fldCharType'];
    const field = this.#fields.at(-1);
    if (type === 'begin') {
      this.#fields.push({ code: '', isResult: false, isOurs: false });
      const box = at(character, 'w:ffData', 'w:checkBox');
      if (box === undefined) return;
      const isTicked = isOn(child(box, 'w:checked') ?? child(box, 'w:default'));
      this.#past(() => this.say(isTicked ? '\u2612' : '\u2610', look));
    } else if (type === 'separate' && field !== undefined) this.#result(field, look);
    else if (type === 'end' && field !== undefined) {
      if (!field.isResult) this.#result(field, look);
      this.#fields.pop();
    }
  }

  #result(field: { code: string; isResult: boolean; isOurs: boolean }, look: Look): void {
    field.isResult = true;
    const kind = fieldOf(field.code);
    if (kind === null) return;
    this.add({ kind, look });
    field.isOurs = true;
  }

  instruction(text: string): void {
    const field = this.#fields.at(-1);
    if (field !== undefined && !field.isResult) field.code += text;
  }

  remark(text: string, by: string): void {
    this.marked = true;
    this.said.push({ text, as: 'comment', ...(by === '' ? {} : { by }) });
  }

  end(): void {
    this.pieces.push(this.#inlines);
    for (const [i, run] of this.said.entries())
      if (run.as === 'plain' || run.as === 'inserted') this.said[i] = { ...run, text: shortened(run.text) };
  }

  #past(say: () => void): void {
    const field = this.#fields.pop();
    say();
    if (field !== undefined) this.#fields.push(field);
  }

  #tell(text: string): void {
    if (this.#as !== 'plain') this.marked = true;
    const last = this.said.at(-1);
    if (last?.as === this.#as && (last.by ?? '') === this.#by)
      this.said[this.said.length - 1] = { ...last, text: last.text + text };
    else this.said.push({ text, as: this.#as, ...(this.#by === '' ? {} : { by: this.#by }) });
  }
}

/** The number of the page, or of all; null for any other field, whose result the file holds. */
export const fieldOf = (code: string): 'page' | 'pages' | null => {
  const [name = ''] = code.trim().split(/\s+/);
  if (/^page$/i.test(name)) return 'page';
  return /^(numpages|sectionpages)$/i.test(name) ? 'pages' : null;
};
