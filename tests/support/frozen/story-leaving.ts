/** @file What was arranged for court, and what left: built, given out, typed, printed; with consent and without. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { said } from '../said.ts';
import type { Ids, Sheets } from './ids.ts';
import type { Teller } from './teller.ts';

export async function tellBundle(teller: Teller, { caseId, ...ids }: Ids, desk: string): Promise<void> {
  const { id: bundleId } = await teller.tell('bundleCreate', {
    caseId,
    title: 'Trial bundle',
    include: 'all-evidence',
  });
  await teller.tell('bundleArrange', {
    bundleId,
    title: teller.said('bundle', 'R v Dorvan: trial bundle'),
    court: teller.said('bundle', 'Crown Court at Wexmouth'),
    hearingDate: '2027-02-08',
    sections: [
      { title: teller.said('bundle', 'Hours and pay'), evidenceIds: [ids.rota] },
      { title: teller.said('bundle', 'What she said'), evidenceIds: [ids.statement, ids.drawing] },
      { title: teller.said('bundle', 'Still to come'), evidenceIds: [] },
    ],
    ...(teller.knows('packBuild') ? { heading: headingOf(teller) } : {}),
  });
  const { findings } = await teller.tell('bundlePreflight', { bundleId });
  const wanting = findings
    .filter((one) => !one.passed)
    .map((one) => ({ rule: one.rule, message: said(one) }));
  teller.findings.push(...wanting);
  const folder = outFolder(teller, desk, 'built');
  teller.gone(await teller.tell('bundleBuild', { bundleId, folder }));
  await teller.tell('bundleCreate', {
    caseId,
    title: teller.said('bundle', 'Only begun'),
    include: 'nothing',
  });
}

/** What programs before schema 320 had no place for. */
const headingOf = (teller: Teller) => ({
  proceedings: 'prosecution',
  caseName: teller.said('bundle', 'The King v Anton Dorvan'),
  courtNumber: teller.said('bundle', 'T20267012'),
  parties: [{ side: 0, name: teller.said('bundle', 'The King, by the Crown Prosecution Service') }],
  filedBy: teller.said('bundle', 'Ffion Pryce-Okafor, solicitor'),
  firm: teller.said('bundle', 'Pryce and Daughters'),
  status: 'draft' as const,
  producers: [{ series: 'FP', name: teller.said('bundle', 'DC Ines Vallero') }],
});

export async function tellReleases(
  teller: Teller,
  ids: Ids,
  { measures, referral }: Sheets,
  desk: string,
): Promise<void> {
  const note = teller.said('consent', 'She wants to think about it again.');
  await teller.tell('consentRecord', {
    personId: ids.personId,
    purpose: 'court-papers',
    status: 'withdrawn',
    note,
  });
  const overrideReason = teller.said('log', 'The hearing is tomorrow and she cannot be reached.');
  const overrideBy = teller.said('log', 'Ffion Pryce-Okafor');
  const given = await teller.tell('evidenceExport', {
    evidenceId: ids.rota,
    folder: outFolder(teller, desk, 'given'),
    purpose: teller.said('custody', 'For the officer in the case'),
    recipient: teller.said('custody', 'Wexmouth Police'),
    overrideReason,
    overrideBy,
    overrideGround: 'legal-claims',
  });
  teller.gone(given);
  for (const word of [overrideReason, overrideBy]) teller.said('custody', word);
  if (teller.knows('notificationExport')) {
    const { sha256, lines } = await teller.tell('notificationShow', {
      screeningId: referral,
      body: 'police',
    });
    const copy = await teller.tell('notificationExport', {
      screeningId: referral,
      body: 'police',
      read: lines.map(({ question }) => question),
      sha256,
      folder: outFolder(teller, desk, 'notified'),
      recipient: teller.said('released', 'Wexmouth Constabulary'),
    });
    teller.gone(copy);
  }
  if (teller.knows('copyOutRecord')) {
    // More was told after the sheet was filled in; a program that lists it asks whether that was seen.
    const seen = teller.knows('accountsSettle') ? { accountsSeen: true } : {};
    await teller.tell('copyOutRecord', { screeningId: measures, ...seen });
  }
  if (teller.knows('worksheetExport')) {
    const recipient = teller.said('released', 'The prosecutor');
    const folder = outFolder(teller, desk, 'sheet');
    const sheet = await teller.tell('worksheetExport', {
      screeningId: measures,
      folder,
      recipient,
      overrideGround: 'legal-claims',
      overrideReason: teller.said('log', 'She agreed on paper to this one sheet.'),
    });
    teller.gone(sheet);
  }
  await tellPack(teller, ids, measures, desk);
}

/** What programs before schema 310 had no place for. */
async function tellPack(teller: Teller, ids: Ids, measures: Sheets['measures'], desk: string) {
  if (!teller.knows('packBuild')) return;
  const recipient = teller.said('released', 'The witness care unit');
  const of = { personId: ids.personId, profileId: 'special-measures', screeningId: measures, recipient };
  const { sha256: seen } = await teller.tell('packPreview', of);
  const overrideReason = teller.said('log', 'The court has ordered that it be handed up.');
  const built = await teller.tell('packBuild', {
    ...of,
    seen,
    folder: outFolder(teller, desk, 'pack'),
    expectedBy: '2027-01-15',
    overrideGround: 'court-order',
    overrideReason,
  });
  teller.gone(built);
  const note = teller.said('released', 'They asked for it again, by telephone.');
  await teller.tell('packOutcome', { packId: built.id, outcome: 'no-answer', on: '2027-01-18', note });
}

export function outFolder(teller: Teller, desk: string, name: string) {
  const path = join(desk, name);
  mkdirSync(path);
  return teller.pick(path);
}
