/** @file All known mutants. */
import type { Mutant } from '../mutant.ts';
import { VERIFY } from './verify.ts';

export const MUTANTS: readonly Mutant[] = [...VERIFY];
