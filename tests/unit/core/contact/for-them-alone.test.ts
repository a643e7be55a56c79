/** "Only X may have the file" is no limit on what X gets. */
import { expect, it } from 'vitest';
import { isForThemAlone } from '../../../../src-main/core/contact/may-be-told.ts';

it.each([
  ['Solicitor: only Asylum Justice, nobody else may have the file.', true],
  ['Only Asylum Justice.', true],
  ['Only Asylum Justice, but not the part about the boat', false],
  ['Asylum Justice may know only that he is safe', false],
  ['Only the imam, not Asylum Justice', false],
  ['Only Asylum Justice, nobody else, and nothing about his mother', false],
])('%s', (said, is) => expect(isForThemAlone(said, 'Asylum Justice')).toBe(is));
