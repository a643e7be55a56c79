/** @file Mistakes in reading a finished bundle back. */
import type { Mutant } from '../mutant.ts';

const test = 'tests/integration/bundle/altered-bundle.test.ts';

export const VERIFY: readonly Mutant[] = [
  {
    what: 'a link may lead past its document',
    file: 'src-main/bundle/verify/verify-links.ts',
    find: 'link.page < document.firstPage || link.page > document.lastPage',
    put: 'link.page < document.firstPage',
    test,
  },
];
