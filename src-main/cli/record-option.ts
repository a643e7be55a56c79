/** @file `--id` of an interview or worksheet, and language and interpreter of a session. */
import { TestimonyError } from '../core/errors/errors.ts';
import { ScreeningId } from '../core/ids.ts';

export const RECORD = {
  type: 'string',
  value: 'ID',
  help: 'the record, as in "record show"',
  required: true,
} as const;

/** What cannot be an identifier is no record here either. Throws `not-found`. */
export function recordId(typed: string): ScreeningId {
  const read = ScreeningId.safeParse(typed);
  if (!read.success) throw new TestimonyError('not-found', { subject: typed });
  return read.data;
}

export const SPOKEN = {
  language: {
    type: 'string',
    value: 'NAME',
    help: 'language it is held in from now on; as last time if left out',
  },
  interpreter: { type: 'string', value: 'NAME', help: 'interpreter from now on; as last time if left out' },
  'no-interpreter': { type: 'boolean', help: 'nobody interprets from now on' },
} as const;

/** Of a talk that begins: nothing of the one before it holds for it unasked. */
export const SPOKEN_ANEW = {
  ...SPOKEN,
  language: { ...SPOKEN.language, help: 'language it was held in; not recorded if left out' },
  interpreter: { ...SPOKEN.interpreter, help: 'interpreter; none recorded if left out' },
  'no-interpreter': { ...SPOKEN['no-interpreter'], help: 'nobody interpreted' },
} as const;

interface Typed {
  readonly language: string | undefined;
  readonly interpreter: string | undefined;
  readonly 'no-interpreter': boolean;
}

/** Throws `usage` where an interpreter is named and there is none. */
export function spokenOf({ language, interpreter, 'no-interpreter': none }: Typed) {
  if (none && interpreter !== undefined)
    throw new TestimonyError('usage', {
      subject: '--interpreter',
      detail: 'it goes against --no-interpreter',
    });
  return { language, interpreter: none ? '' : interpreter };
}
