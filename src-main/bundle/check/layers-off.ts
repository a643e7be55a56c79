/** @file Whether a file switches off any of its layers, or may. ISO 32000-2, 8.11.4. */
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, type PdfDict } from '../pdf/values.ts';

export function hasLayersOff({ resolve }: PdfReader, catalog: PdfDict): boolean {
  const properties = resolve(catalog.get('OCProperties'));
  const settings = isDict(properties) ? resolve(properties.get('D')) : null;
  if (!isDict(settings)) return false;
  const off = resolve(settings.get('OFF'));
  return (isArray(off) && off.length > 0) || nameOf(resolve(settings.get('BaseState'))) === 'OFF';
}

/**
 * What is shown is said for some layers and not for others: which layer a page means is not told by what the layer says of
 * itself.
 */
export function hasLayersApart(reader: PdfReader, catalog: PdfDict): boolean {
  const properties = reader.resolve(catalog.get('OCProperties'));
  if (properties === null) return false;
  if (!isDict(properties) || properties.has('Configs') || hasLayersOff(reader, catalog)) return true;
  const settings = reader.resolve(properties.get('D'));
  return isDict(settings) && settings.has('AS');
}
