/** @file The areas of a page by how high they lie, so that a letter is held against those at its height only. */
import { areNear, type Box } from './geometry.ts';
import type { PaintedArea } from './painted-things.ts';

const BANDS = 48;

export class AreasByHeight {
  /** Lowest first, each in the order of painting; what lies below or above the page is in the last ones. */
  readonly #bands: readonly PaintedArea[][];
  readonly #bottom: number;
  readonly #perPoint: number;

  constructor(areas: readonly PaintedArea[], [, bottom, , top]: Box) {
    this.#bottom = bottom;
    this.#perPoint = BANDS / Math.max(top - bottom, 1);
    this.#bands = Array.from({ length: BANDS }, () => []);
    for (const area of areas) {
      const last = this.#band(area.rough[3]);
      for (let i = this.#band(area.rough[1]); i <= last; i += 1) this.#bands[i]?.push(area);
    }
  }

  /** Those that may be at a height, in the order of painting. */
  at(y: number): readonly PaintedArea[] {
    return this.#bands[this.#band(y)] ?? [];
  }

  isAnyAt(place: Box): boolean {
    const last = this.#band(place[3]);
    for (let i = this.#band(place[1]); i <= last; i += 1)
      for (const area of this.#bands[i] ?? []) if (areNear(area.rough, place, 0)) return true;
    return false;
  }

  #band(y: number): number {
    const band = Math.floor((y - this.#bottom) * this.#perPoint);
    return Math.min(BANDS - 1, Math.max(0, Number.isNaN(band) ? 0 : band));
  }
}
