/**
 * @file Whether a second reader is worth starting: it makes all its code ready once more, which takes it as long as some ten
 * files take one that is ready. Told by what the first one took in this very run. Where there are more cores than two, those
 * beside it would be idle meanwhile, and all are started at once.
 */
import { availableParallelism } from 'node:os';

/** Cores that the first reader and whoever stores what it read keep busy while they begin. */
const BUSY_BEGINNING = 2;
/** Of what reading the first file took, in which most was made ready: so much has to be left before another one gains. */
const WORTH = 3;

export const startsOneByOne = (): boolean => availableParallelism() <= BUSY_BEGINNING;

export class AnotherReader {
  #left: number;
  #first: number | undefined;
  /** Since the first. */
  #read = 0;
  #took = 0;

  /** `files`: how many there will be. */
  constructor(files: number) {
    this.#left = files;
  }

  /** A file was read in so many milliseconds. Whether the rest would keep one reader for longer than another needs to begin. */
  isWorth(ms: number): boolean {
    this.#left -= 1;
    if (this.#first === undefined) {
      this.#first = ms;
      return false;
    }
    this.#read += 1;
    this.#took += ms;
    return (this.#left * this.#took) / this.#read > WORTH * this.#first;
  }
}
