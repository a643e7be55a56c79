/** @file What a caseworker fills in afterwards: one worksheet signed, one begun, and an organisation's own form. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import type { Ids, Sheets } from './ids.ts';
import type { Teller } from './teller.ts';

export async function tellWorksheets(teller: Teller, ids: Ids, account: ScreeningId): Promise<Sheets> {
  await tellElements(teller, ids, account);
  const { caseId, personId } = ids;
  const form = 'special-measures';
  const { id: measures } = await teller.tell('screeningStart', { caseId, personId, formId: form });
  await teller.answer({ screeningId: measures, form }, [
    { question: 'ground', state: 'answered', value: ['fear'] },
    {
      question: 'measure-live-link',
      state: 'answered',
      value: 'not-wanted',
      ownWords: 'Vreau să fiu acolo.',
    },
    { question: 'effect', state: 'own-words', ownWords: 'Words on a worksheet, with no answer.' },
  ]);
  const referral = await tellReferral(teller, ids);
  await tellLimits(teller, referral);
  return { measures, referral };
}

/** From whom something that was told is kept: from everybody, and from nobody but one. */
async function tellLimits(teller: Teller, screeningId: ScreeningId): Promise<void> {
  if (!teller.knows('accountsWithheld')) return;
  const { known } = await teller.tell('screeningShow', { screeningId });
  const told = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' ? [{ screeningId, question, entry: seq, fact: key }] : [],
      ),
    ),
  );
  const [first, second] = [...new Map(told.map((one) => [one.fact, one])).values()];
  if (first === undefined || second === undefined) throw new Error('nothing was told to keep back');
  const readers = { only: 'but' as const, names: [teller.said('limits', 'Home Office')] };
  await teller.tell('accountsWithhold', {
    ...first,
    reason: teller.said('limits', 'Kept until the spring'),
    readers,
  });
  await teller.tell('accountsWithhold', { ...second, reason: teller.said('limits', 'Kept from all') });
}

/** Of somebody who does not agree to a referral, so that a copy without her name can be made. */
async function tellReferral(teller: Teller, { caseId, personId }: Ids): Promise<ScreeningId> {
  const form = 'nrm-preparation';
  const { id: screeningId } = await teller.tell('screeningStart', { caseId, personId, formId: form });
  await teller.answer({ screeningId, form }, [
    { question: 'fr-location', state: 'answered', value: 'england' },
    { question: 'pv-under-age', state: 'answered', value: 'no' },
    { question: 'pv-want-to-submit-nrm', state: 'answered', value: 'no' },
    { question: 'how-they-were-treated', state: 'answered', value: 'Six mattresses in one room.' },
    { question: 'living-conditions', state: 'own-words', ownWords: 'The window was screwed shut.' },
  ]);
  if (teller.knows('submissionRecord')) {
    await teller.tell('readinessSetAside', { screeningId, line: 'look/view', reason: 'Comes by post' });
    await teller.tell('submissionRecord', {
      screeningId,
      day: '2026-01-05',
      reference: 'NRM-1',
      thoughToldLater: true,
    });
    await teller.tell('submissionWithdraw', { screeningId, why: 'The form timed out' });
  }
  return screeningId;
}

async function tellElements(teller: Teller, { caseId, personId, statement }: Ids, account: ScreeningId) {
  const form = 'elements';
  const { id: screeningId } = await teller.tell('screeningStart', { caseId, personId, formId: form });
  await teller.answer({ screeningId, form }, [
    { question: 'under-18-then', state: 'answered', value: 'no' },
    { question: 'act-recruited', state: 'answered', value: 'shown' },
    { question: 'act-recruited-basis', state: 'answered', value: 'The messages, and what she said.' },
  ]);
  if (teller.knows('screeningLink')) {
    const answer = { kind: 'answer' as const, screeningId: account, question: 'family' };
    const exhibit = { kind: 'exhibit' as const, evidenceId: statement };
    const { links } = await teller.tell('screeningLink', {
      screeningId,
      links: [
        {
          question: 'act-recruited',
          target: answer,
          note: teller.said('links', 'Said at the first meeting'),
        },
        { question: 'act-recruited', target: exhibit, note: teller.said('links', 'See its second page') },
        { question: 'act-recruited', target: { ...answer, question: 'debt' }, note: 'Linked by mistake' },
      ],
    });
    teller.said('links', 'Mama și frații mei.');
    const mistaken = links.find((link) => link.note === 'Linked by mistake');
    if (mistaken !== undefined) await teller.tell('screeningUnlink', { linkId: mistaken.id });
  }
  const readBack = teller.said('record', 'Filled in at a desk.');
  const signed = await teller.tell('screeningSign', { screeningId, readBack });
  teller.signed[form] = signed.signedSha256 ?? '';
}

/** From a workbook, as offices bring them along. */
export async function tellOwnForm(teller: Teller, desk: string): Promise<void> {
  if (!teller.knows('formImport')) return;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label', 'media'],
          ['text', 'shelter_room', teller.said('form', 'Which room is hers?'), 'room.png'],
        ],
      },
      {
        name: 'settings',
        rows: [
          ['form_title', 'form_id'],
          [teller.said('form', 'Rooms'), 'rooms'],
        ],
      },
    ],
  });
  const path = join(desk, 'rooms.xlsx');
  writeFileSync(path, bytes);
  const { report } = await teller.tell('formImport', { file: teller.pick(path), use: 'worksheet' });
  // Codes are what is kept; how they are worded may change.
  for (const line of report.lines) teller.said('form', line.says.code);
}
