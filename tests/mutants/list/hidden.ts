/** @file Words that a search finds on a page and nobody sees there. */
import type { Mutant } from '../mutant.ts';

const hidden = 'tests/integration/evidence/hidden-words.test.ts';
const together = 'tests/integration/evidence/hidden-together.test.ts';

export const HIDDEN: readonly Mutant[] = [
  {
    what: 'text that was recognised in a scan is called hidden',
    file: 'src-main/evidence/hidden/suspects.ts',
    find: 'if (source.unpainted && isScan(area, visible)) return null;',
    put: 'void isScan;',
    test: hidden,
  },
  {
    what: 'words read by machine of a small sheet are called hidden in its bundle',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: 'const read = ownReading ? readOfWhatIsSeen(letters, withThem) : new Set<number>();',
    put: 'const read = new Set<number>([readOfWhatIsSeen.length - 2]);',
    test: 'tests/integration/bundle/read-by-machine.test.ts',
  },
  {
    what: 'words too small to read are taken for words',
    file: 'src-main/evidence/hidden/painted.ts',
    find: 'isTooSmall: size < this.#tooSmall',
    put: 'isTooSmall: size < this.#tooSmall / 10',
    test: hidden,
  },
  {
    what: 'what is cut off by its own frame is taken for seen',
    file: 'src-main/evidence/hidden/suspects.ts',
    find: '!holds(visible, x, y) || (source.clip !== null && !holds(source.clip, x, y))',
    put: '!holds(visible, x, y)',
    test: hidden,
  },
  {
    what: 'a scan laid over recognised text hides it',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: 'return !(over.some((area) => isScan(area, visible)) && withThem.showsSomething(box));',
    put: 'return over.length >= 0;',
    test: hidden,
  },
  {
    what: 'words on a layer that is off are not looked for',
    file: 'src-main/evidence/hidden/suspects.ts',
    find: "?? (layersOff ? 'layer-off' : null)",
    put: '?? null',
    test: hidden,
  },
  {
    what: 'white words on white paper are not looked for',
    file: 'src-main/evidence/hidden/suspects.ts',
    find: 'let isLike = isLight(source.colour);',
    put: 'let isLike = false;',
    test: hidden,
  },
  {
    what: 'words that make a difference are called hidden',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: 'if (withThem.differs(without, box)) return false;',
    put: 'void without;',
    test: hidden,
  },
  {
    what: 'what was switched off to look stays off',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: 'for (const handle of handles) engine.FPDFPageObj_SetIsActive(handle, true);',
    put: 'void handles;',
    test: hidden,
    equivalent: 'The page is closed right after, and read anew from the file by whoever opens it next.',
  },
  {
    what: 'words that are said in place of those that are shown are not looked for',
    file: 'src-main/evidence/hidden/stand-ins.ts',
    find: 'if (missing < FEWEST_LETTERS || all.includes(said)) return [];',
    put: 'if (missing >= 0 || all.includes(said)) return [];',
    test: together,
  },
  {
    what: 'a word that is parted at the end of a line is taken for another',
    file: 'src-main/evidence/hidden/stand-ins.ts',
    find: 'if (missing < FEWEST_LETTERS || all.includes(said)) return [];',
    put: 'if (missing < FEWEST_LETTERS) return [];',
    test: together,
  },
  {
    what: 'what is said on a page is not put back after the look',
    file: 'src-main/evidence/hidden/stand-ins.ts',
    find: 'engine.FPDFPageObjMark_SetBlobParam(handle, text, mark, KEY, buffer, bytes.length);',
    put: 'void [handle, text, mark];',
    test: together,
  },
  {
    what: 'what a box cuts off of an answer is called hidden',
    file: 'src-main/evidence/hidden/hidden-words.ts',
    find: "if (kind === 'beyond-edge' && open.length > 0)",
    put: "if (kind === 'covered' && open.length > 0)",
    test: 'tests/integration/evidence/answers.test.ts',
  },
  {
    what: 'words of other pages in drawings that are never shown are not looked for',
    file: 'src-main/bundle/check/read-facts.ts',
    find: 'names?.has(name) === false',
    put: 'names?.size === -1',
    test: 'tests/integration/bundle/split-pages.test.ts',
  },
  {
    what: 'a name in a text keeps the drawing of another page',
    file: 'src-main/bundle/assemble/used-resources.ts',
    find: 'namesOf(withoutTexts(text) ?? text)',
    put: 'namesOf(withoutTexts(text) === null ? text : text)',
    test: 'tests/integration/bundle/split-pages.test.ts',
  },
];
