/** @file A refusal about a field of the engine, said of the option in which it was typed: a field's name is no word that anybody reads. */
import { type Found, TestimonyError } from '../core/errors/errors.ts';

/** `options`: by field. What fails goes on with the option's name. */
export async function typedIn<T>(
  options: Readonly<Record<string, string>>,
  doing: () => Promise<T>,
): Promise<T> {
  try {
    return await doing();
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) throw thrown;
    const { subject, found, detail, findings, record } = thrown;
    const named = found?.map((one): Found => {
      const option = options[one.field ?? ''];
      return option === undefined ? one : ({ ...(one as object), field: option } as Found);
    });
    throw new TestimonyError(thrown.code, {
      cause: thrown,
      ...(subject === undefined ? {} : { subject: options[subject] ?? subject }),
      ...(detail === undefined ? {} : { detail }),
      ...(findings === undefined ? {} : { findings }),
      ...(record === undefined ? {} : { record }),
      ...(named === undefined ? {} : { found: named }),
    });
  }
}
