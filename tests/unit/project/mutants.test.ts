import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../../mutants/list/all.ts';
import { mutated } from '../../mutants/mutant.ts';
import { projectRoot } from '../../support/project-files.ts';

/** They run by themselves (`npm run test:mutants`); here only that every one can still be put in. */
describe('known mistakes', () => {
  it.each(MUTANTS.map((mutant) => [mutant.what, mutant] as const))('%s', (_, mutant) => {
    expect(existsSync(join(projectRoot, mutant.test)), mutant.test).toBe(true);
    const source = readFileSync(join(projectRoot, mutant.file), 'utf8');
    expect(mutated(mutant, source)).not.toBe(source);
  });

  it('are different ones', () => {
    const all = MUTANTS.map(({ file, find, put }) => `${file}\n${find}\n${put}`);
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });
});
