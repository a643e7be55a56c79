/** @file Words about what was lost to damage, from resources/locales, checked when they are loaded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SALVAGE_KINDS } from '../../core/vault/salvage-kinds.ts';
import type { Resources } from './resources.ts';

const SalvageWords = z.strictObject({
  lostName: z.string().min(1),
  cutOff: z.string().min(1),
  kinds: z.record(z.enum(SALVAGE_KINDS), z.string().min(1)),
});
export type SalvageWords = z.infer<typeof SalvageWords>;

/** Throws zod's error for words that are missing or left over. */
export const salvageWords = ({ folder }: Resources): SalvageWords =>
  SalvageWords.parse(JSON.parse(readFileSync(join(folder, 'locales', 'en', 'salvage.json'), 'utf8')));
