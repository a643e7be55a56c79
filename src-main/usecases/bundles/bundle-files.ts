/**
 * @file A bundle and the folder beside it, made ready to leave: the file, a copy of it in the bag, the bag's texts.
 * Which names they get is decided when the file is whole, because a build takes minutes.
 */
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { StagedPath } from '../../contract/staged-path.ts';
import { asTestimonyError } from '../../core/errors/errors.ts';
import type { StagingDirectory } from '../leaving/staging.ts';

export class BundleFiles {
  readonly #staging: StagingDirectory;
  readonly #wanted: string;
  readonly #wasGiven: (fileName: string) => boolean;
  #fileName: string;
  #bagName = '';

  /** `wanted`: the name it should have, with .pdf. `wasGiven`: to a bundle before, which may be with the court by now. */
  constructor(staging: StagingDirectory, wanted: string, wasGiven: (fileName: string) => boolean) {
    this.#staging = staging;
    this.#wanted = wanted;
    this.#wasGiven = wasGiven;
    this.#fileName = wanted;
  }

  get fileName(): string {
    return this.#fileName;
  }

  /** `<file name without .pdf>-bag`. */
  get bagName(): string {
    return this.#bagName;
  }

  /** Where the writer puts the finished file. */
  get draftPdf(): StagedPath {
    return this.#staging.at(this.#wanted);
  }

  /**
   * Takes the first free pair of names for the finished file and gives the bag a copy of it. A copy and not a second
   * name for it: whoever marks the bundle up must not change what the fingerprints are of. Throws already-exists;
   * disk-full and the system's other errors, naming the copy.
   */
  async finish(sha256: string): Promise<void> {
    const [fileName, bagName] = this.#freeNames();
    this.#staging.rename(this.#wanted, fileName);
    const copy = `${bagName}/data/${fileName}`;
    try {
      await this.#staging.copy(fileName, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    } catch (thrown) {
      throw asTestimonyError(thrown, join(bagName, 'data', fileName));
    }
    this.#staging.include(fileName, sha256);
    this.#staging.include(copy, sha256);
    this.#fileName = fileName;
    this.#bagName = bagName;
  }

  /**
   * Where another build has taken one of the names since, the next free pair. At once, right before they are recorded:
   * a copy takes seconds, and until it is done nothing holds a name. Throws as `finish`.
   */
  takeNextNamesIfTaken(): void {
    const before = { file: this.#fileName, bag: this.#bagName };
    const isFree = (name: string) => this.#staging.isFreeOutside(name) && !this.#wasGiven(name);
    if (isFree(before.file) && isFree(before.bag)) return;
    const [fileName, bagName] = this.#freeNames();
    this.#staging.rename(`${before.bag}/data/${before.file}`, `${before.bag}/data/${fileName}`);
    this.#staging.rename(before.bag, bagName);
    this.#staging.rename(before.file, fileName);
    this.#fileName = fileName;
    this.#bagName = bagName;
  }

  #freeNames(): readonly [fileName: string, bagName: string] {
    const stem = this.#wanted.replace(/\.pdf$/, '');
    const numbered = (number: number) => {
      const name = number === 1 ? stem : `${stem}-${number}`;
      return [`${name}.pdf`, `${name}-bag`] as const;
    };
    return this.#staging.freeNames(this.#wanted, numbered, this.#wasGiven);
  }

  /** What cannot be shown on paper goes beside it, in the bag. `name`: by its path in the payload. Throws as `finish`. */
  async keep(
    { name, sha256 }: { name: string; sha256: string },
    pieces: Iterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<void> {
    const path = `${this.#bagName}/data/${name}`;
    try {
      await this.#staging.writePieces(path, pieces, sha256, signal);
    } catch (thrown) {
      throw asTestimonyError(thrown, path);
    }
  }

  /** The bag's text files, by their path in it. All at once, for use inside a transaction. */
  writeTexts(texts: ReadonlyMap<string, string>): void {
    for (const [path, text] of texts) this.#staging.write(`${this.#bagName}/${path}`, text);
  }
}
