/** @file What a file's own structure says, apart from its pages' looks: bookmarks, opening, scripts, fonts, title. */
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import { textOfString } from '../pdf/text-string.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { type Destinations, nameTree } from './destinations.ts';
import type { BookmarkFacts, StructureFacts } from './facts.ts';
import { countPicturesWithExtras } from './picture-extras.ts';

const MOST_BOOKMARKS = 50_000;
const DEEPEST = 32;
const RUNS = new Set(['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition']);

export function readStructure(
  reader: PdfReader,
  catalog: PdfDict,
  pages: readonly SourcePage[],
  destinations: Destinations,
): StructureFacts {
  const info = reader.resolve(reader.trailer.get('Info'));
  const infoText = (key: string) => (isDict(info) ? textOfString(reader.resolve(info.get(key))) : '');
  const open = catalog.get('OpenAction');
  return {
    bookmarks: readBookmarks(reader, catalog, destinations),
    pageMode: nameOf(reader.resolve(catalog.get('PageMode'))) ?? null,
    opensAt: open === undefined || open === null ? null : destinations.from(open),
    ...readCarriedThings(reader, catalog, pages),
    picturesWithExtras: countPicturesWithExtras(reader, pages),
    fontsNotEmbedded: readFontsNotEmbedded(reader, pages),
    title: infoText('Title').trim(),
    author: infoText('Author').trim(),
  };
}

function readBookmarks(reader: PdfReader, catalog: PdfDict, destinations: Destinations): BookmarkFacts[] {
  const found: BookmarkFacts[] = [];
  const seen = new Set<number>();
  const walk = (first: PdfValue | undefined, depth: number): void => {
    let next = first;
    while (next instanceof PdfRef && !seen.has(next.number) && found.length < MOST_BOOKMARKS) {
      seen.add(next.number);
      const item = reader.resolve(next);
      if (!isDict(item)) return;
      const { page, zoom } = destinations.of(item);
      const hasChildren = item.get('First') instanceof PdfRef;
      const title = textOfString(reader.resolve(item.get('Title')));
      found.push({ title, page, depth, hasChildren, keepsZoom: zoom === null });
      if (hasChildren && depth < DEEPEST) walk(item.get('First'), depth + 1);
      next = item.get('Next');
    }
  };
  const outlines = reader.resolve(catalog.get('Outlines'));
  if (isDict(outlines)) walk(outlines.get('First'), 0);
  return found;
}

/** Scripts and other actions that do something by themselves, and files inside the file. */
function readCarriedThings(
  reader: PdfReader,
  catalog: PdfDict,
  pages: readonly SourcePage[],
): { scripts: number; attachments: number } {
  let scripts = 0;
  let attachments = 0;
  const runs = (action: PdfValue | undefined) => {
    const found = reader.resolve(action);
    return isDict(found) && RUNS.has(nameOf(reader.resolve(found.get('S'))) ?? '');
  };
  const runsIn = (triggers: PdfValue | undefined) => {
    const found = reader.resolve(triggers);
    return isDict(found) ? [...found.values()].filter(runs).length : 0;
  };
  const names = reader.resolve(catalog.get('Names'));
  if (isDict(names)) {
    scripts += [...nameTree(reader, names.get('JavaScript'))].length;
    attachments += [...nameTree(reader, names.get('EmbeddedFiles'))].length;
  }
  if (runs(catalog.get('OpenAction'))) scripts += 1;
  scripts += runsIn(catalog.get('AA'));
  for (const page of pages) {
    const dict = page.object === 0 ? null : reader.object(page.object);
    if (isDict(dict)) scripts += runsIn(dict.get('AA'));
    for (const annotation of annotationsOf(reader, page)) {
      if (runs(annotation.get('A'))) scripts += 1;
      scripts += runsIn(annotation.get('AA'));
      if (nameOf(reader.resolve(annotation.get('Subtype'))) === 'FileAttachment') attachments += 1;
    }
  }
  return { scripts, attachments };
}

export function* annotationsOf(reader: PdfReader, page: SourcePage): Generator<PdfDict> {
  const list = reader.resolve(page.annotations);
  if (!isArray(list)) return;
  for (const item of list) {
    const annotation = reader.resolve(item);
    if (isDict(annotation)) yield annotation;
  }
}

function readFontsNotEmbedded(reader: PdfReader, pages: readonly SourcePage[]): string[] {
  const missing = new Set<string>();
  const seen = new Set<PdfValue>();
  const look = (resources: PdfValue | undefined, depth: number): void => {
    const found = reader.resolve(resources);
    if (!isDict(found) || seen.has(found) || depth > DEEPEST) return;
    seen.add(found);
    const fonts = reader.resolve(found.get('Font'));
    if (isDict(fonts)) {
      for (const value of fonts.values()) {
        const font = reader.resolve(value);
        if (!isDict(font) || seen.has(font)) continue;
        seen.add(font);
        if (!isEmbedded(reader, font))
          missing.add(nameOf(reader.resolve(font.get('BaseFont'))) ?? 'a font without a name');
      }
    }
    const forms = reader.resolve(found.get('XObject'));
    if (!isDict(forms)) return;
    for (const value of forms.values()) {
      const form = reader.resolve(value);
      if (form instanceof PdfStream) look(form.dict.get('Resources'), depth + 1);
    }
  };
  for (const page of pages) look(page.resources, 0);
  return [...missing].sort();
}

function isEmbedded(reader: PdfReader, font: PdfDict): boolean {
  if (nameOf(reader.resolve(font.get('Subtype'))) === 'Type3') return true;
  const descendants = reader.resolve(font.get('DescendantFonts'));
  const inner = isArray(descendants) ? reader.resolve(descendants[0]) : font;
  const descriptor = isDict(inner) ? reader.resolve(inner.get('FontDescriptor')) : null;
  if (!isDict(descriptor)) return false;
  return ['FontFile', 'FontFile2', 'FontFile3'].some(
    (key) => reader.resolve(descriptor.get(key)) instanceof PdfStream,
  );
}
