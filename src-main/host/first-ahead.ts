/**
 * @file The first file of a command is read while the vault for it is made: both take about as long, in processes of their
 * own, and whoever reads has code to make ready that every file after it finds there.
 */
import type { Job } from '../contract/ports.ts';
import type { Decoder, Intake, IntakeRequest } from '../evidence/decoder.ts';
import { isTooLargeToHold, readWhole, withPicked } from '../usecases/evidence/read-file.ts';

export interface FirstFile {
  readonly path: string;
  readonly password?: string | undefined;
}

/**
 * The same decoder, which is at work on that file: whoever takes in the same bytes under the same name gets what it makes of
 * them. Returns once the decoder has the file. Never throws: a file that cannot be read is refused when it is taken in.
 */
export async function withFirstAhead(
  decoder: Decoder,
  first: FirstFile,
  signal: AbortSignal,
): Promise<Decoder> {
  const request = await read(first, { signal, report: () => undefined });
  if (request === null) return decoder;
  let known: Ahead | undefined = await begun(decoder, request, signal);
  return {
    ...decoder,
    intake(asked, options) {
      const ahead = known;
      if (ahead === undefined || !isSame(asked, ahead.request)) return decoder.intake(asked, options);
      known = undefined;
      return ahead.made;
    },
  };
}

/** The file and what is made of it: let go once it is taken in, for it may be hundreds of megabytes. */
interface Ahead {
  readonly request: IntakeRequest;
  readonly made: Promise<Intake>;
}

async function begun(decoder: Decoder, request: IntakeRequest, signal: AbortSignal): Promise<Ahead> {
  const { promise: has, resolve } = Promise.withResolvers<void>();
  const made = decoder.intake(request, { signal, report: () => resolve() });
  made.then(
    () => resolve(),
    () => resolve(),
  );
  await has;
  return { request, made };
}

async function read({ path, password }: FirstFile, job: Job): Promise<IntakeRequest | null> {
  try {
    return await withPicked(path, async (picked) => {
      if (isTooLargeToHold(picked)) return null;
      const { bytes, name: fileName } = await readWhole(picked, job);
      return { bytes, fileName, ...(password === undefined ? {} : { password }) };
    });
  } catch {
    return null;
  }
}

const isSame = (asked: IntakeRequest, ahead: IntakeRequest): boolean =>
  Object.keys(asked).length === Object.keys(ahead).length &&
  asked.fileName === ahead.fileName &&
  asked.password === ahead.password &&
  Buffer.compare(asked.bytes, ahead.bytes) === 0;
