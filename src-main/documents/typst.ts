/**
 * @file The typesetter: data in, an archival, tagged PDF out (PDF/A-2a). Templates are ours
 * (resources/templates); what people wrote reaches them only as data, never as markup, so that `#`, `[`
 * and `<` are letters like any other.
 *
 * PDF/A-2a is asked for because its rules make the compiler refuse a letter no font has, where any other
 * PDF would print an empty box.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { TestimonyError } from '../core/errors/errors.ts';
import { SHIPPED_FONTS, weightsOf } from '../core/text/fonts.ts';
import { OFFICE_FONTS, OFFICE_WEIGHTS } from '../core/text/office-fonts.ts';
import { type Json, printableData } from './printable.ts';

// The fonts typeset documents may use: shipped with the program, the same on every machine, so a
// page never depends on what happens to be installed.
//
// [Note: fonts people can search] A court searches a bundle for a name. A font that builds a letter from
// parts (Noto Naskh and Noto Sans Arabic set the dots as glyphs of their own) or joins lam and alef into
// one (Vazirmatn, Cairo, Plex) comes out of pdftotext and PDFium as broken or twisted words. Amiri, with
// kerning and ligatures off, comes out whole in both. Hind Siliguri was the best of six for Bengali; an
// r above a letter (দুর্গা) still comes out twisted. Tried in both readers, November 2026.
//
// Chinese, Japanese and Korean have a regular weight only: each is 6 to 10 MB. Japanese and traditional Chinese
// are set in the same font as simplified Chinese: every character is there, in its mainland shape. A letter that
// is in no font is refused by name; no box is ever printed.

const FONT_FAMILIES: readonly string[] = SHIPPED_FONTS.map((font) => font.family);

/**
 * Folders holding the font files. The typesetter is native code and cannot read inside the packaged
 * archive, where they lie unpacked beside it.
 */
function fontFolders(set: FontSet): string[] {
  const { resolve } = createRequire(import.meta.url);
  const folders = (of: string, weights: readonly string[]): string[] => {
    const folder = dirname(resolve(`@expo-google-fonts/${of}/package.json`));
    const onDisk = folder.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
    return weights.map((weight) => join(onDisk, weight));
  };
  return [
    ...SHIPPED_FONTS.flatMap((font) => folders(font.package, weightsOf(font))),
    ...(set === 'ours' ? [] : OFFICE_FONTS.flatMap((font) => folders(font.package, OFFICE_WEIGHTS))),
  ];
}

/** Papers of ours are set in the shipped fonts; what a word processor wrote in those that stand for its own besides. */
export type FontSet = 'ours' | 'office';

export interface TypesetRequest {
  /** File name in resources/templates: `front-matter.typ`. */
  readonly template: string;
  /** What the template reads as `data`. */
  readonly data: Json;
  /** ISO date-time written into the file: the same input gives the same bytes. */
  readonly createdAt: string;
  /** Pictures, by the names the data calls them. In memory only, and only while this is set. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

export interface Typeset {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** What the template left as `metadata(…) <place>`, in document order, lists taken apart. */
  readonly places: readonly unknown[];
}

export interface Typesetter {
  /**
   * Throws `missing-letters` (findings name each letter that no shipped font has) and `internal` where
   * a template does not compile.
   */
  typeset(request: TypesetRequest): Typeset;
}

/** No such folder exists: templates are held in memory, and nothing can be read from disk by a template. */
const WORKSPACE = process.platform === 'win32' ? 'C:\\testimony-templates' : '/testimony-templates';

type Library = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** Loaded with the first document: whoever reads evidence seldom sets any. */
const load = createRequire(import.meta.url);

const made = new Map<string, Typesetter>();

/** The typesetter for a folder of templates; made once, fonts loaded once. `resources` is the resources folder. */
export function typesetterFor(resources: string, fonts: FontSet = 'ours'): Typesetter {
  const key = `${fonts} ${resources}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const typesetter = makeTypesetter(join(resources, 'templates'), fonts);
  made.set(key, typesetter);
  return typesetter;
}

function makeTypesetter(templates: string, fonts: FontSet): Typesetter {
  const { NodeCompiler: Compiler } = load('@myriaddreamin/typst-ts-node-compiler') as Library;
  const compiler = Compiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: fontFolders(fonts) }] });
  for (const name of readdirSync(templates).filter((file) => file.endsWith('.typ'))) {
    compiler.addSource(join(WORKSPACE, name), readFileSync(join(templates, name), 'utf8'));
  }

  return {
    typeset({ template, data, createdAt, files = new Map<string, Uint8Array>() }) {
      for (const [name, bytes] of files) compiler.mapShadow(join(WORKSPACE, name), Buffer.from(bytes));
      const inputs = { data: JSON.stringify(printableData(data)), fonts: JSON.stringify(FONT_FAMILIES) };
      const compiled = compiler.compile({ mainFilePath: join(WORKSPACE, template), inputs });
      try {
        const document = compiled.result;
        if (document === null) {
          throw new TestimonyError('internal', { detail: `template ${template} does not compile` });
        }
        const pdf = exportPdf(compiler, document, createdAt);
        const places = compiler.query(document, { selector: '<place>', field: 'value' }) as unknown[];
        return { pdf, pages: document.numOfPages, places: places.flat() };
      } finally {
        for (const name of files.keys()) compiler.unmapShadow(join(WORKSPACE, name));
        // What was typeset is case text: the compiler's memory of it goes at once.
        compiler.evictCache(0);
      }
    },
  };
}

function exportPdf(compiler: NodeCompiler, document: NodeTypstDocument, createdAt: string): Uint8Array {
  try {
    return compiler.pdf(document, {
      pdfStandard: 'a-2a',
      creationTimestamp: Math.floor(Date.parse(createdAt) / 1000),
    });
  } catch (thrown) {
    const letters = lettersWithoutFont(thrown);
    if (letters.length === 0)
      throw new TestimonyError('internal', { detail: 'typesetting stopped', cause: thrown });
    throw new TestimonyError('missing-letters', {
      subject: letters.join(' '),
      findings: letters.map((letter) => `${letter} (${codePoints(letter)})`),
    });
  }
}

/** The compiler says "the text `"漢"` could not be displayed", as text quoted twice. */
function lettersWithoutFont(thrown: unknown): string[] {
  const said = thrown instanceof Error ? thrown.message : '';
  const found = said.matchAll(/text `\\"(.*?)\\"` could not be displayed/g);
  return [...new Set([...found].map((match) => unquote(unquote(match[1] ?? ''))))];
}

function unquote(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-f]+)\}|(.))/g,
    (_all, hex: string | undefined, plain: string | undefined) =>
      hex === undefined ? (plain ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

function codePoints(text: string): string {
  return Array.from(
    text,
    (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
