/** @file Words that are struck out of papers, and the proof that nothing of them is left. */
import type { Mutant } from '../mutant.ts';

const papers = 'tests/integration/evidence/redaction.test.ts';
const bundle = 'tests/integration/bundle/redacted.test.ts';
const rules = 'tests/unit/core/redaction/redaction.test.ts';
const covered = 'tests/integration/evidence/covered-pictures.test.ts';

export const REDACTION: readonly Mutant[] = [
  {
    what: 'words under a mark are laid back under the picture',
    file: 'src-main/evidence/redaction/apply-marks.ts',
    find: '!struck.has(at) && !unseen.has(at)',
    put: '!unseen.has(at)',
    test: papers,
  },
  {
    what: 'words that nobody sees are laid back under the picture',
    file: 'src-main/evidence/redaction/apply-marks.ts',
    find: '!struck.has(at) && !unseen.has(at)',
    put: '!struck.has(at) && unseen.size >= 0',
    test: papers,
  },
  {
    what: 'the pixels under a mark stay',
    file: 'src-main/evidence/redaction/apply-marks.ts',
    find: 'rgba.set([0, 0, 0, 255], at);',
    put: 'void at;',
    test: papers,
  },
  {
    what: 'what editors keep in a drawing goes along',
    file: 'src-main/evidence/redaction/apply-marks.ts',
    find: 'for (const key of NEVER_DRAWN) dict.delete(PDFName.of(key));',
    put: 'void NEVER_DRAWN;',
    test: papers,
  },
  {
    what: 'a page that says a struck word unseen is not drawn anew',
    file: 'src-main/evidence/redaction/apply-marks.ts',
    find: 'return unseen.length === 0 ? first : await applyMarks(pdf, marks, unseen, unread);',
    put: 'return unseen.length >= 0 ? first : await applyMarks(pdf, marks, unseen, unread);',
    test: papers,
  },
  {
    what: 'a mark that is see-through passes the proof',
    file: 'src-main/bundle/redaction/prove.ts',
    find: 'const DARKEST = 3;',
    put: 'const DARKEST = 30;',
    test: papers,
  },
  {
    what: 'an earlier version inside a file passes the proof',
    file: 'src-main/bundle/redaction/prove.ts',
    find: "after !== '' || reader.trailer.has('Prev')",
    put: "reader.trailer.has('Prev')",
    test: papers,
  },
  {
    what: 'a short word is looked for inside others',
    file: 'src-main/core/redaction/struck-words.ts',
    find: 'const SURE_LATIN = 6;',
    put: 'const SURE_LATIN = 3;',
    test: rules,
  },
  {
    what: 'what is marked for one reader is struck out for all',
    file: 'src-main/vault/queries/redactions.ts',
    find: '.filter(({ readers }) => keepsFrom(readers, reader));',
    put: '.filter(({ readers }) => keepsFrom(readers, reader) || true);',
    test: bundle,
  },
  {
    what: 'titles of a served bundle are not searched',
    file: 'src-main/usecases/bundles/redacted-papers.ts',
    find: 'const term = words.in(title);',
    put: 'const term = words.in(title.slice(0, 0));',
    test: bundle,
  },
  {
    what: 'the sound of a redacted transcript goes along',
    file: 'src-main/usecases/bundles/build-bundle.ts',
    find: 'isRecording(mediaType) && redacted?.copies.has(id) !== true',
    put: 'isRecording(mediaType) && id.length > 0',
    test: bundle,
  },
  {
    what: 'a stamp with words is called a box over a picture',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: '!hasWords(box) && hides(open, box)',
    put: 'hides(open, box) && [hasWords].length > 0',
    test: covered,
  },
  {
    what: 'the edge of a letter is called a word under a box',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: 'const FEWEST_SLICES = 2;',
    put: 'const FEWEST_SLICES = 1;',
    test: covered,
  },
];
