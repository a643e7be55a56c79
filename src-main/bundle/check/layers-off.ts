/** @file Whether a file switches off any of its layers, or may. ISO 32000-2, 8.11.4. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { GraphDigest } from '../pdf/graph-digest.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, type PdfDict, type PdfValue } from '../pdf/values.ts';

export function hasLayersOff(reader: PdfReader, catalog: PdfDict): boolean {
  const { resolve } = reader;
  const properties = resolve(catalog.get('OCProperties'));
  const settings = isDict(properties) ? resolve(properties.get('D')) : null;
  if (!isDict(settings)) return false;
  const off = resolve(settings.get('OFF'));
  if ((isArray(off) && off.length > 0) || nameOf(resolve(settings.get('BaseState'))) === 'OFF') return true;
  return [...reader.numbers()].some((number) => hidesThoughOn(reader, reader.object(number)));
}

/** What hides though no layer is off: a rule over several layers, or a layer's own word about where it is seen. */
function hidesThoughOn({ resolve }: PdfReader, value: PdfValue): boolean {
  if (!isDict(value)) return false;
  const type = nameOf(resolve(value.get('Type')));
  if (type === 'OCMD') return value.has('VE') || HIDING_RULES.has(nameOf(resolve(value.get('P'))));
  if (type !== 'OCG') return false;
  const usage = resolve(value.get('Usage'));
  const view = isDict(usage) ? resolve(usage.get('View')) : null;
  return isDict(view) && nameOf(resolve(view.get('ViewState'))) === 'OFF';
}

/** Layers that are all on hide by these. ISO 32000-2, 8.11.2.2. */
const HIDING_RULES: ReadonlySet<string | undefined> = new Set(['AllOff', 'AnyOff']);

/**
 * What is shown is said for some layers and not for others: which layer a page means is not told by what the layer says of
 * itself.
 */
function hasLayersApart(reader: PdfReader, catalog: PdfDict): boolean {
  const properties = reader.resolve(catalog.get('OCProperties'));
  if (properties === null) return false;
  if (!isDict(properties) || properties.has('Configs') || hasLayersOff(reader, catalog)) return true;
  const settings = reader.resolve(properties.get('D'));
  return isDict(settings) && settings.has('AS');
}

/**
 * What all of a file's layers are: a hash, or nothing for a file without any. The same drawing is seen alike in files that say
 * the same here: a layer that one of them lists may be none in another. Null where no other file is like it in this.
 */
export function toldOfLayers(reader: PdfReader, catalog: PdfDict): string | null {
  try {
    if (hasLayersApart(reader, catalog)) return null;
    const properties = reader.resolve(catalog.get('OCProperties'));
    if (properties === null) return '';
    const digest = new GraphDigest((number) => reader.object(number));
    const told = digest.of(properties);
    return digest.metCircle ? null : told;
  } catch (thrown) {
    // Pages may need nothing of what cannot be read there.
    if (thrown instanceof TestimonyError || thrown instanceof RangeError) return null;
    throw thrown;
  }
}
