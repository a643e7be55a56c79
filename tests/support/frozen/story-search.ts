/** @file Papers that are pictures, read by machine: one to its end, one until somebody was called away; and what is found again. */
import { scanned } from '../scans.ts';
import type { Ids } from './ids.ts';
import { put } from './papers.ts';
import type { Teller } from './teller.ts';

/** What programs before schema 510 had no place for, and of it what programs before 540 and 620 had none for. */
export async function tellSearch(teller: Teller, ids: Ids, desk: string): Promise<void> {
  if (!teller.knows('searchBuild')) return;
  if (teller.knows('pictureRead')) await tellPictures(teller, ids, desk);
  await teller.tell('searchBuild', {});
  const statement = { title: 'Declarația Mărioarei', page: 1, byMachine: false };
  await teller.finds({ words: 'came in the spring', ...statement });
  await teller.finds({ words: 'stefanescu', title: 'Mărioara Ștefănescu', page: null, byMachine: false });
}

async function tellPictures(teller: Teller, { caseId }: Ids, desk: string): Promise<void> {
  const add = async (title: string, exhibitRef: string, sheets: Parameters<typeof scanned>[0]) => {
    const file = teller.pick(put(desk, `${exhibitRef.replace('/', '-')}.pdf`, await scanned(sheets)));
    const said = { title: teller.said('evidence', title), exhibitRef: teller.said('evidence', exhibitRef) };
    const made = await teller.tell('evidenceAdd', { caseId, file, section: 'Statements', ...said });
    teller.exhibits[title] = made.sha256;
    return made.id;
  };
  const agency = { title: 'Letter of the agency', byMachine: true };
  const first = [
    { text: 'Passport kept by the foreman' },
    { text: 'Wages held until July', lies: 1 } as const,
  ];
  await add(agency.title, 'MS/6', first);
  await teller.tell('pictureRead', { caseId });
  await teller.finds({ words: 'foreman', ...agency, page: 1 });
  await teller.finds({ words: 'wages', ...agency, page: 2 });

  const notices = { title: 'Notices on the wall', byMachine: true };
  const wall = await add(notices.title, 'MS/7', [{ text: 'Fines for lateness' }, { text: 'No visitors' }]);
  await teller.tellUntil('pictureRead', { caseId }, ({ page }) => page?.number === 2);
  await teller.finds({ words: 'lateness', ...notices, page: 1 });
  if (teller.knows('pictureReadIn')) {
    // English alone, whatever becomes usual in this vault.
    await teller.tell('pictureReadIn', { evidenceId: wall, languages: [] });
    teller.readIn[notices.title] = [];
  }
  for (const { title, notes, workingSteps } of (await teller.tell('evidenceList', { caseId })).evidence)
    teller.noted(title, [...notes], workingSteps);
}
