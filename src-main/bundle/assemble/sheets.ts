/** @file The sheets of a bundle and the exhibit marks in its margins, each carried over when its page is written. */
import type { PageMap } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { SourcePage } from '../pdf/pages.ts';
import type { BundlePlan, SheetPage } from '../writer.ts';
import type { ObjectWriter } from './object-writer.ts';
import { type CarriedDrawing, SourcePages } from './source-pages.ts';

export interface Sheet {
  readonly source: SourcePages;
  /** 0-based page of the source. */
  readonly index: number;
  readonly page: SourcePage;
}

export class Sheets {
  readonly #source: SourcePages | null;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #sheets: ReadonlyMap<number, string>;
  readonly #marks: ReadonlyMap<number, string>;

  private constructor(source: SourcePages | null, pages: readonly SheetPage[], { sheets, marks }: PageMap) {
    this.#source = source;
    this.#indexOf = new Map(pages.map(({ kind, key }, index) => [`${kind} ${key}`, index]));
    this.#sheets = new Map(sheets?.map(({ kind, key, page }) => [page, `${kind} ${key}`]));
    this.#marks = new Map(marks?.map(({ key, page }) => [page, `mark ${key}`]));
  }

  /** Throws damaged-file. */
  static open({ sheets, map }: BundlePlan, writer: ObjectWriter): Sheets {
    const source = sheets === undefined ? null : SourcePages.open(sheets.pdf, writer);
    return new Sheets(source, sheets?.pages ?? [], map);
  }

  /** The sheet that is page `number` of the bundle. Throws `internal` when the plan has none there. */
  onPage(number: number): Sheet {
    return this.#sheet(this.#sheets.get(number) ?? '', number);
  }

  /** The mark in the margin of page `number`, written; null where the map has none. */
  async markOn(number: number): Promise<CarriedDrawing | null> {
    const name = this.#marks.get(number);
    if (name === undefined) return null;
    const { source, page } = this.#sheet(name, number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.geometry.mediaBox ?? [];
    return await source.carry(page, { left, bottom, right, top });
  }

  #sheet(name: string, number: number): Sheet {
    const index = this.#indexOf.get(name);
    const source = this.#source;
    const page = index === undefined ? undefined : source?.pages[index];
    if (source === null || index === undefined || page === undefined)
      throw new TestimonyError('internal', { detail: `sheet ${number}` });
    return { source, index, page };
  }
}
