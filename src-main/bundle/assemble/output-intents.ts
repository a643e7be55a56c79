/**
 * @file What a source says of the colours it was made for (its output intents, ISO 32000-2, 14.11.5): a viewer shows
 * its CMYK, say, by the profile that lies there. Documents may say different things, so each page carries what its own
 * document said (ISO 32000-2, table 31), and the file as a whole says it where all documents say the same.
 *
 * [Note: not as default colour spaces] Putting the profiles into DefaultRGB and DefaultCMYK of every drawing would reach
 * more viewers, and change what is drawn: the drawing is proved byte for byte against its source, and stays as it is.
 */
import { decodeStream } from '../pdf/filters.ts';
import { GraphDigest } from '../pdf/graph-digest.ts';
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import {
  isArray,
  isDict,
  name,
  nameOf,
  type PdfDict,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
} from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import type { ObjectCopier } from './copy-objects.ts';
import type { ObjectWriter } from './object-writer.ts';

/** What a page says: an object of the bundle, and the hash of all it leads to. */
export interface CarriedIntents {
  readonly object: number;
  readonly digest: string;
}

/** Which name of a condition a registry has is short; anything longer is somebody's text. */
const LONGEST_NAME = 80;
/** Every ICC profile has this in its 37th byte. ICC.1:2022, 7.2. */
const PROFILE_MARK = { at: 36, text: 'acsp' };
const MOST = 8;

/** Those of all documents of a bundle; the same ones are written once. */
export class OutputIntents {
  readonly #writer: ObjectWriter;
  readonly #written = new Map<string, number>();
  /** What each document says, by its pages' objects; 0 for one that says nothing somewhere. */
  readonly #said = new Set<number>();

  constructor(writer: ObjectWriter) {
    this.#writer = writer;
  }

  of(reader: PdfReader, copier: ObjectCopier): DocumentIntents {
    return new DocumentIntents(
      reader,
      copier,
      (value, digest) => this.#write(copier, value, digest),
      this.#said,
    );
  }

  /** For the catalogue: an object where every page of every document says the same; null else. */
  shared(): number | null {
    const [only, ...others] = this.#said;
    return only === undefined || only === 0 || others.length > 0 ? null : only;
  }

  #write(copier: ObjectCopier, value: PdfValue, digest: string): number {
    const known = this.#written.get(digest);
    if (known !== undefined) return known;
    const object = this.#writer.reserve();
    this.#writer.object(object, valueText(value, copier.renumber));
    copier.writeWaiting();
    this.#written.set(digest, object);
    return object;
  }
}

/** Those of one document. */
class DocumentIntents {
  readonly #reader: PdfReader;
  readonly #copier: ObjectCopier;
  readonly #write: (value: PdfValue, digest: string) => number;
  readonly #said: Set<number>;
  /** By the number of an object, or the list itself. */
  readonly #known = new Map<PdfValue, CarriedIntents | null>();
  #dropped = 0;

  constructor(
    reader: PdfReader,
    copier: ObjectCopier,
    write: (value: PdfValue, digest: string) => number,
    said: Set<number>,
  ) {
    this.#reader = reader;
    this.#copier = copier;
    this.#write = write;
    this.#said = said;
  }

  /** Left behind: without a profile or a name for it, or with a profile that is none. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The page's own, or the document's. */
  async on({ outputIntents }: SourcePage): Promise<CarriedIntents | null> {
    const carried = await this.#carried(outputIntents ?? this.#ofDocument());
    this.#said.add(carried?.object ?? 0);
    return carried;
  }

  #ofDocument(): PdfValue {
    const catalog = this.#reader.resolve(this.#reader.trailer.get('Root'));
    return isDict(catalog) ? (catalog.get('OutputIntents') ?? null) : null;
  }

  async #carried(intents: PdfValue): Promise<CarriedIntents | null> {
    const place = intents instanceof PdfRef ? intents.number : intents;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const list = this.#reader.resolve(intents);
    const kept: PdfValue[] = [];
    for (const one of isArray(list) ? list.slice(0, MOST) : []) {
      const intent = await this.#keep(this.#reader.resolve(one));
      if (intent === null) this.#dropped += 1;
      else kept.push(intent);
    }
    let carried: CarriedIntents | null = null;
    if (kept.length > 0) {
      const digest = new GraphDigest(this.#copier.lookup).of(kept);
      carried = { object: this.#write(kept, digest), digest };
    }
    this.#known.set(place, carried);
    return carried;
  }

  /** Without what is free text, and without profiles in other files. */
  async #keep(intent: PdfValue): Promise<PdfDict | null> {
    if (!isDict(intent)) return null;
    const { resolve } = this.#reader;
    const kind = nameOf(resolve(intent.get('S')));
    if (kind === undefined) return null;
    const kept = new Map<string, PdfValue>([
      ['Type', name('OutputIntent')],
      ['S', name(kind)],
    ]);
    for (const key of ['OutputConditionIdentifier', 'RegistryName']) {
      const text = resolve(intent.get(key));
      if (text instanceof PdfString && text.bytes.length <= LONGEST_NAME) kept.set(key, text);
    }
    const profile = intent.get('DestOutputProfile');
    if (profile === undefined) return kept.has('OutputConditionIdentifier') ? kept : null;
    if (!(await this.#isProfile(resolve(profile)))) return null;
    return kept.set('DestOutputProfile', profile);
  }

  async #isProfile(value: PdfValue): Promise<boolean> {
    if (!(value instanceof PdfStream)) return false;
    const { at, text } = PROFILE_MARK;
    try {
      const bytes = await decodeStream(value, this.#reader.resolve);
      return (
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', at, at + 4) === text
      );
    } catch {
      // What cannot be unpacked tells no viewer anything.
      return false;
    }
  }
}
