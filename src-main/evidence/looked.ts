/** @file What is found out about a file that is too large to be held, for the page that will stand for it. */
import type { RecordingType } from '../core/evidence/media-types.ts';
import type { Transcript } from '../core/evidence/transcript.ts';

export interface Heard {
  /** Null where the file does not say. */
  readonly seconds: number | null;
  /** As the library names it: "MPEG 1 Layer 3, 44100 Hz". Empty where it is not known. */
  readonly format: string;
  /** Telephones write sound into the container of films. */
  readonly isSoundOnly: boolean;
  readonly made: Made;
}

export interface Made {
  /** "5 Jan 2026, 10:11:12 +00:00", by the device's clock; empty where it does not say. */
  readonly when: string;
  /** In degrees, north and east above 0; empty where it does not say. */
  readonly where: string;
  /** One that cannot be read is a place all the same. */
  readonly hasPlace: boolean;
}

export interface InZip {
  /** The first of them, as they are listed. */
  readonly names: readonly string[];
  readonly count: number;
}

export type Looked =
  | { readonly kind: 'recording'; readonly mediaType: RecordingType; readonly heard: Heard }
  | { readonly kind: 'archive'; readonly inside: InZip };

/** What is known of a file once all of it was read. */
export interface SlipRequest {
  readonly looked: Looked;
  readonly fileName: string;
  readonly byteSize: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly withoutThumbnail?: true;
  readonly transcript?: Transcript;
}
