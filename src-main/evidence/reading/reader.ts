/**
 * @file The machine that reads pictures: Tesseract as WebAssembly, given its own code and data as bytes. It opens no file,
 * asks nobody for anything, and keeps what it is given in its own memory.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { TestimonyError } from '../../core/errors/errors.ts';
import { ENGLISH, type LanguageData, MOST_DATA_BYTES } from './languages.ts';
import { type FoundWord, wordsInTable } from './word-table.ts';

/** What is used of the library, which has no types. */
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => Api;
}
interface Api {
  Init(folder: string, languages: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
  End(): void;
}

const LSTM_ONLY = 1;
/** Finds blocks, columns and lines by itself. */
const WHOLE_PAGE = '3';
const INPUT = '/input';

const packages = createRequire(import.meta.url);
const unpacked = promisify(gunzip);

export class PictureReader {
  readonly #core: Core;
  readonly #api: Api;

  private constructor(core: Core, api: Api) {
    this.#core = core;
    this.#api = api;
  }

  /** Reads English, and before it the languages given here. Throws language-unusable. */
  static async open(languages: readonly LanguageData[]): Promise<PictureReader> {
    const core = await start();
    const all = [...languages, { name: ENGLISH, data: shippedEnglish() }];
    for (const { name, data } of all) core.FS.writeFile(`/${name}.traineddata`, await plainData(name, data));
    const api = new core.TessBaseAPI();
    // Each by itself: of several it goes on with those it knows, and says nothing of the others.
    for (const { name } of languages) begin(api, name);
    begin(api, all.map(({ name }) => name).join('+'));
    api.SetVariable('tessedit_pageseg_mode', WHOLE_PAGE);
    return new PictureReader(core, api);
  }

  /** `png`: one picture, upright. Places are in its dots. */
  read(png: Uint8Array): FoundWord[] {
    this.#core.FS.writeFile(INPUT, png);
    try {
      if (this.#api.SetImageFile(1, 0) !== 0 || this.#api.Recognize(null) !== 0) return [];
      return wordsInTable(this.#api.GetTSVText(0));
    } finally {
      this.#core.FS.unlink(INPUT);
      this.#api.Clear();
    }
  }

  close(): void {
    this.#api.End();
  }
}

function begin(api: Api, name: string): void {
  if (api.Init('/', name, LSTM_ONLY) === 0) return;
  api.End();
  throw new TestimonyError('language-unusable', { subject: name });
}

async function start(): Promise<Core> {
  const name = 'tesseract.js-core/tesseract-core-simd-lstm';
  const make = packages(`${name}.js`) as (options: object) => Promise<Core>;
  // What it prints may hold words of the page.
  const silent = { print: () => undefined, printErr: () => undefined };
  return await make({ wasmBinary: readFileSync(packages.resolve(`${name}.wasm`)), ...silent });
}

const shippedEnglish = (): Uint8Array =>
  readFileSync(packages.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));

/** As it came, or unpacked within a limit. */
async function plainData(name: string, data: Uint8Array): Promise<Uint8Array> {
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  try {
    return await unpacked(data, { maxOutputLength: MOST_DATA_BYTES });
  } catch (cause) {
    throw new TestimonyError('language-unusable', { subject: name, cause });
  }
}
