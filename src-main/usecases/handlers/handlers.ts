/** @file The type of a set of use cases, so that each area lists its own and forgets none. */
import type { CallName, CallOutput, CheckedInput } from '../../contract/index.ts';
import type { UseCase } from '../engine/engine.ts';

export type Handlers<Names extends CallName> = {
  readonly [N in Names]: UseCase<CheckedInput<N>, CallOutput<N>>;
};
