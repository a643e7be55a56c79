/** @file The shape of one call between renderer and vault host. Both sides are derived from the contract. */
import type * as z from 'zod';

export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Only a type: what the use case returns. */
  readonly output?: Output;
  /** Long work: reports progress under its job id and can be cancelled. */
  readonly long: boolean;
}

/** A quick call. `call<CaseView>()(schema)`. */
export const call =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input, long: false });

/** A call that takes longer than half a second: progress and cancel. */
export const longCall =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input, long: true });
