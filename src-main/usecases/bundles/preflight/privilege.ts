/**
 * @file Looking before building for what may be privileged and nobody has decided about: whoever gets the bundle reads it, and
 * privilege may then be lost (served copies are without privileged material: court-bundles §3). It is pointed at, no more.
 */
import { coded } from '../../../core/findings/finding.ts';
import { privilegeHint } from '../../../core/privilege/hints.ts';
import { firstPages } from '../../../vault/queries/first-pages.ts';
import { exhibitsDecided } from '../../../vault/queries/privilege.ts';
import { heldExhibits } from '../../leaving/privilege-gate.ts';
import { begin, type Look, looked } from './look.ts';

export const privilegeDecided: Look = ({ engine, db, bundle, documents, evidence }) => {
  const decided = exhibitsDecided(db, bundle.caseId);
  const begins = new Map(firstPages(db, bundle.caseId).map(({ id, text }) => [id as string, text]));
  const found = documents.flatMap((document) => {
    const { key, title } = document;
    const { originalName = '', section = '' } = evidence.get(key) ?? {};
    const hint = privilegeHint({ title, originalName, section, firstPage: begins.get(key) ?? '' });
    const isOpen = hint !== null && !decided.has(key) && heldExhibits(engine, db, [key]).length === 0;
    return isOpen ? [{ document, row: { title, ...hint } }] : [];
  });
  return looked(
    begin(found.map(({ document }) => document)),
    coded('privilege-undecided', { papers: found.map(({ row }) => row) }),
    coded('privilege-decided'),
  );
};
