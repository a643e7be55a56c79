/** @file All known mutants. */
import type { Mutant } from '../mutant.ts';
import { CHECK } from './check.ts';
import { DURABLE } from './durable.ts';
import { LIMITS } from './limits.ts';
import { VERIFY } from './verify.ts';

export const MUTANTS: readonly Mutant[] = [...VERIFY, ...CHECK, ...LIMITS, ...DURABLE];
