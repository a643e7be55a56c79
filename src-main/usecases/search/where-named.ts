/**
 * @file Where a name still stands: in every case, what was taken out and what is superseded included, and in what has
 * left. What left is known by what it was made of; what was built of an exhibit or a record that has the name is named
 * with the pages that have it.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { NamedRelease, SearchHit } from '../../contract/search.ts';
import type { CaseId } from '../../core/ids.ts';
import { askedIn } from '../../core/search/asked.ts';
import { fold, wordsOf } from '../../core/search/fold.ts';
import type { SearchKind } from '../../core/search/kinds.ts';
import type { ReadDb } from '../../vault/db.ts';
import { backupsSince } from '../../vault/queries/erase.ts';
import { listOut } from '../../vault/queries/releases.ts';
import { findPieces } from '../../vault/queries/search.ts';
import { caseReferences, whatItHolds } from '../../vault/queries/search-left.ts';
import type { Engine } from '../engine/engine.ts';
import { catchUp, reachOf } from './catch-up.ts';
import { asTyped, expression, meantBy } from './find-words.ts';
import { hitReader } from './hits.ts';

/** More places than anybody reads through; the view says that there are more. */
const MOST = 1000;

export function searchName(
  engine: Engine,
  { name, caseId, withoutPrivileged }: CheckedInput<'searchName'>,
  may: readonly SearchKind[],
): CallOutput<'searchName'> {
  catchUp(engine);
  const asked = askedIn(name).flatMap(({ words }) => words.map((word) => ({ words: [word], begun: false })));
  const reach = reachOf(engine, caseId);
  if (asked.length === 0) return { ...reach, hits: [], more: false, left: [], backups: [] };
  return engine.session.read((db) => {
    const read = hitReader(engine, db);
    const within = { caseId, kinds: may, removed: true, most: MOST + 1 };
    const exact = findPieces(db, { ...within, match: expression(asked) });
    const meant = meantBy(db, asked);
    const other = meant.length === 0 ? [] : findPieces(db, { ...within, match: expression(asked, meant) });
    const ids = new Set(exact.map(({ id }) => id));
    const near = new Set(meant.flatMap(({ words }) => words));
    const typed = asTyped(asked);
    const shown = [
      ...exact.map((piece) => ({ piece, near: false, isFound: typed })),
      ...other
        .filter(({ id }) => !ids.has(id))
        .map((piece) => ({
          piece,
          near: true,
          isFound: (folded: string) => typed(folded) || near.has(folded),
        })),
    ];
    const hits = shown
      .slice(0, MOST)
      .flatMap((one) => read(one) ?? [])
      .filter((hit) => !(withoutPrivileged && hit.privileged));
    return {
      ...reach,
      hits,
      more: shown.length > MOST,
      left: leftWith(db, hits, name, caseId),
      backups: backupsSince(db, 0),
    };
  });
}

function leftWith(
  db: ReadDb,
  hits: readonly SearchHit[],
  name: string,
  caseId: CaseId | null,
): NamedRelease[] {
  const wanted = wordsOf(name).map(({ folded }) => folded);
  return caseReferences(db, caseId).flatMap(({ id, reference }) =>
    listOut(db, id).flatMap((release): NamedRelease[] => {
      const holds = whatItHolds(db, release.id);
      const said = wordsOf(
        [release.title, release.to, release.purpose, ...release.given.map(({ to }) => to)].join(' '),
      ).map(({ folded }) => fold(folded));
      const why = [
        ...(wanted.every((word) => said.includes(word))
          ? [{ as: 'named' as const, title: release.title, pages: [] }]
          : []),
        ...inIt(hits, holds),
      ];
      return why.length === 0 ? [] : [{ release, caseId: id, caseReference: reference, why }];
    }),
  );
}

/** Identifiers are random: one that stands in what something was made of is in it. */
function inIt(hits: readonly SearchHit[], holds: string): NamedRelease['why'] {
  const by = Map.groupBy(hits, (hit) => hit.evidenceId ?? hit.screeningId ?? '');
  return [...by].flatMap(([id, found]) => {
    if (id === '' || !holds.includes(id)) return [];
    const pages = found.flatMap(({ page }) => page ?? []).sort((a, b) => a - b);
    const isExhibit = found[0]?.evidenceId !== null;
    return [
      {
        as: isExhibit ? 'pages' : 'record',
        title: found[0]?.title ?? '',
        pages: [...new Set(pages)],
      } as const,
    ];
  });
}
