import { expect, it } from 'vitest';
import { sources } from '../../support/project-files.ts';

/** A file is a chapter of 80 to 300 lines. This stops a monster, and no more. */
const LIMIT = 600;

it('no source file is longer than a person reads in one sitting', () => {
  const long = sources(['src-main', 'src-renderer', 'scripts', 'tests'])
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length }))
    .filter((file) => file.lines > LIMIT);
  expect(long).toEqual([]);
});
