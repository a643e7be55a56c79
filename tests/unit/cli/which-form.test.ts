/** Whoever has a first talk before them is told which form it goes in: each that an account can begin with says for whom it is. */
import { expect, it } from 'vitest';
import { takeItFor } from '../../../src-main/cli/commands/record-fill.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const { forms } = await loadFormLibrary(findResources());

it('says it of every form of ours for a talk, and of no two the same', () => {
  const talks = [...forms.values()].filter(({ file }) => file.testimony.use === 'interview');
  const said = talks.map(({ file }) => takeItFor(file.testimony.id).join('\n'));
  expect(said.length).toBeGreaterThan(1);
  expect(said.filter((one) => !one.startsWith('Take it for: '))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
});
