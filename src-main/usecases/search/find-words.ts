/**
 * @file Finding something by its words: as typed or begun, and where few places have them, by words near to those that
 * were typed. Nothing of what is looked for goes into the log.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { SearchHit } from '../../contract/search.ts';
import { type Asked, askedIn } from '../../core/search/asked.ts';
import type { SearchKind } from '../../core/search/kinds.ts';
import { lettersOff, nearWords } from '../../core/search/near.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPieces, termsAbout } from '../../vault/queries/search.ts';
import type { Engine } from '../engine/engine.ts';
import { catchUp, reachOf } from './catch-up.ts';
import { hitReader } from './hits.ts';

/** With fewer places than these, near words are looked for too. */
const FEW = 5;

/** `may`: the kinds of things that whoever asks may read; others are not found. */
export function searchFind(
  engine: Engine,
  { words, caseId, kinds, limit, withoutPrivileged }: CheckedInput<'searchFind'>,
  may: readonly SearchKind[],
): CallOutput<'searchFind'> {
  catchUp(engine);
  const asked = askedIn(words);
  const reach = reachOf(engine, caseId);
  const wanted = may.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  if (asked.length === 0 || wanted.length === 0) return { ...reach, hits: [], more: false, meant: [] };
  return engine.session.read((db) => {
    const read = hitReader(engine, db);
    const hits: SearchHit[] = [];
    const seen = new Set<number>();
    const look = (match: string, near: boolean, isFound: (folded: string) => boolean) => {
      const within = { match, caseId, kinds: wanted, removed: false };
      for (const piece of findPieces(db, { ...within, most: limit + 1 + seen.size })) {
        if (seen.has(piece.id) || hits.length > limit) continue;
        seen.add(piece.id);
        const hit = read({ piece, near, isFound });
        if (hit !== undefined && !(withoutPrivileged && hit.privileged)) hits.push(hit);
      }
    };
    look(expression(asked), false, asTyped(asked));
    const meant = hits.length >= FEW ? [] : meantBy(db, asked);
    if (meant.length > 0) {
      const near = new Set(meant.flatMap((one) => one.words));
      const typed = asTyped(asked);
      look(expression(asked, meant), true, (folded) => near.has(folded) || typed(folded));
    }
    return { ...reach, hits: hits.slice(0, limit), more: hits.length > limit, meant };
  });
}

type Meant = CallOutput<'searchFind'>['meant'];

export function meantBy(db: ReadDb, asked: readonly Asked[]): Meant {
  return asked
    .flatMap(({ words }) => words)
    .map((word) => ({
      asked: word,
      words:
        lettersOff(word.length) === 0
          ? []
          : nearWords(word, termsAbout(db, word.length, lettersOff(word.length))),
    }))
    .filter((one) => one.words.length > 0);
}

/** All of them, each as typed or, where one is given, by a word that may have been meant. Words are letters and digits: none can be read as an operator. */
export const expression = (asked: readonly Asked[], meant: Meant = []): string =>
  asked
    .flatMap(({ words, begun }) => {
      if (meant.length === 0) return [`"${words.join(' ')}"${begun ? '*' : ''}`];
      return words.map((word) => {
        const near = meant.find((one) => one.asked === word)?.words ?? [];
        return `(${[`"${word}"${begun ? '*' : ''}`, ...near.map((one) => `"${one}"`)].join(' OR ')})`;
      });
    })
    .join(' AND ');

export const asTyped =
  (asked: readonly Asked[]) =>
  (folded: string): boolean =>
    asked.some(({ words, begun }) =>
      words.some((word) => (begun ? folded.startsWith(word) : folded === word)),
    );
