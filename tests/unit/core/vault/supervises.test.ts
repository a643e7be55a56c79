/** Who may set what is the vault's: whoever looks, and not somebody else in the list. */
import { expect, it } from 'vitest';
import { youSupervise } from '../../../../src-main/core/vault/roles.ts';

const other = { you: false, role: 'supervisor' } as const;
it.each([
  ['you supervise', [other, { you: true, role: 'supervisor' } as const], true],
  ['somebody else does', [{ you: true, role: 'solicitor' } as const, other], false],
  ['nobody does', [{ you: true, role: 'caseworker' } as const], false],
  ['nobody is there', [], false],
  ['it is not read yet', undefined, false],
])('%s', (_, people, may) => {
  expect(youSupervise(people)).toBe(may);
});
