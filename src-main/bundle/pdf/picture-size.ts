/** @file How many bytes a picture's dots take, unpacked. ISO 32000-2, 8.9.5. */
import type { Resolve } from './filters.ts';
import { isArray, nameOf, type PdfDict, PdfStream, type PdfValue } from './values.ts';

export interface PictureSize {
  readonly rows: number;
  readonly rowBytes: number;
}

/** Null where it cannot be told. */
export function pictureSize(dict: PdfDict, resolve: Resolve): PictureSize | null {
  const number = (key: string) => {
    const value = resolve(dict.get(key));
    return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
  };
  const isMask = resolve(dict.get('ImageMask')) === true;
  const parts = isMask ? 1 : partsOf(dict.get('ColorSpace'), resolve);
  const bits = isMask ? 1 : number('BitsPerComponent');
  const [rows, rowBytes] = [number('Height'), Math.ceil((number('Width') * parts * bits) / 8)];
  return rows === 0 || rowBytes === 0 ? null : { rows, rowBytes };
}

const PARTS: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  CalGray: 1,
  Indexed: 1,
  Separation: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
};

function partsOf(space: PdfValue | undefined, resolve: Resolve): number {
  const value = resolve(space);
  const [family, about] = isArray(value) ? value.map(resolve) : [value];
  const name = nameOf(family ?? null) ?? '';
  if (name === 'DeviceN') return isArray(about ?? null) ? (about as readonly PdfValue[]).length : 0;
  if (name !== 'ICCBased') return PARTS[name] ?? 0;
  const count = about instanceof PdfStream ? resolve(about.dict.get('N')) : 0;
  return typeof count === 'number' ? count : 0;
}
