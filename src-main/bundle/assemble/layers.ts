/**
 * @file Layers (optional content): what a source hides stays hidden in the bundle, what it shows is shown.
 * Every layer a page uses is carried over, and its state spelled out, so that sources with different
 * defaults can stand in one file. ISO 32000-1 §8.11.
 */
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts';
import { nameText } from '../pdf/write-value.ts';
import type { ObjectCopier } from './copy-objects.ts';

interface Usage {
  readonly event: string;
  readonly categories: readonly string[];
  readonly layers: readonly number[];
}

export class Layers {
  readonly #all: number[] = [];
  readonly #hidden: number[] = [];
  readonly #usages: Usage[] = [];

  /** Call when all pages of a source have been carried over. */
  add(reader: PdfReader, copier: ObjectCopier): void {
    const catalog = reader.resolve(reader.trailer.get('Root'));
    const properties = isDict(catalog) ? reader.resolve(catalog.get('OCProperties')) : null;
    if (!isDict(properties)) return;
    const settings = reader.resolve(properties.get('D'));
    const carried = (list: PdfValue | undefined) =>
      refs(reader.resolve(list)).flatMap((ref) => copier.carried(ref.number) ?? []);

    const layers = carried(properties.get('OCGs'));
    if (layers.length === 0) return;
    this.#all.push(...layers);
    if (!isDict(settings)) return;
    const on = new Set(carried(settings.get('ON')));
    const off = new Set(carried(settings.get('OFF')));
    const hiddenUnlessOn = nameOf(reader.resolve(settings.get('BaseState'))) === 'OFF';
    this.#hidden.push(...layers.filter((layer) => off.has(layer) || (hiddenUnlessOn && !on.has(layer))));
    const usages = reader.resolve(settings.get('AS'));
    if (isArray(usages)) for (const usage of usages) this.#addUsage(reader, reader.resolve(usage), carried);
  }

  /** The catalogue's OCProperties as PDF text; null when no page has layers. */
  text(): string | null {
    if (this.#all.length === 0) return null;
    const list = (numbers: readonly number[]) => `[${numbers.map((n) => `${n} 0 R`).join(' ')}]`;
    const usages = this.#usages.map(
      ({ event, categories, layers }) =>
        `<</Event ${nameText(event)}/Category [${categories.map(nameText).join(' ')}]/OCGs ${list(layers)}>>`,
    );
    const automatic = usages.length === 0 ? '' : `/AS [${usages.join('\n')}]`;
    return `<</OCGs ${list(this.#all)}\n/D <</OFF ${list(this.#hidden)}${automatic}>>>>`;
  }

  #addUsage(reader: PdfReader, usage: PdfValue, carried: (list: PdfValue | undefined) => number[]): void {
    if (!isDict(usage)) return;
    const event = nameOf(reader.resolve(usage.get('Event')));
    const categories = names(reader, usage);
    const layers = carried(usage.get('OCGs'));
    if (event !== undefined && categories.length > 0 && layers.length > 0) {
      this.#usages.push({ event, categories, layers });
    }
  }
}

function names(reader: PdfReader, usage: PdfDict): string[] {
  const category = reader.resolve(usage.get('Category'));
  const list = isArray(category) ? category.map(reader.resolve) : [category];
  return list.flatMap((item) => nameOf(item) ?? []);
}

function refs(list: PdfValue): PdfRef[] {
  return isArray(list) ? list.filter((item): item is PdfRef => item instanceof PdfRef) : [];
}
