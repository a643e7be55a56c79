/** @file Recordings that are written down: one finished in two versions, one left in the middle; and what is found of it. */
import { wav } from '../recordings.ts';
import type { Ids } from './ids.ts';
import { put } from './papers.ts';
import type { Teller } from './teller.ts';

/** What programs before schema 600 had no place for. */
export async function tellRecordings(teller: Teller, { caseId }: Ids, desk: string): Promise<void> {
  if (!teller.knows('transcriptSave')) return;
  const add = async (title: string, exhibitRef: string, seconds: number) => {
    const file = teller.pick(put(desk, `${exhibitRef.replace('/', '-')}.wav`, wav(seconds)));
    const told = { title: teller.said('evidence', title), exhibitRef: teller.said('evidence', exhibitRef) };
    const made = await teller.tell('evidenceAdd', { caseId, file, section: 'Recordings', ...told });
    teller.exhibits[title] = made.sha256;
    return made.id;
  };
  const save = (evidenceId: Awaited<ReturnType<typeof add>>, finished: boolean, lines: readonly string[]) =>
    teller.tell('transcriptSave', {
      evidenceId,
      text: teller.said('transcript', lines.join('\n')),
      language: teller.said('transcript', 'Romanian'),
      by: teller.said('transcript', 'Ira Holm, sworn'),
      finished,
    });

  const call = { title: 'Telephone call of the foreman', byMachine: false };
  const evidenceId = await add(call.title, 'MS/8', 134);
  await save(evidenceId, false, ['[00:05] Foreman: You owe me for the ticket.', '[01:58] (not clear)']);
  const words = ['[00:05] Foreman: You owe me for the ticket.', '[01:58] Mara: He kept it at the kiln.'];
  await save(evidenceId, true, words);
  const left = { title: 'Voice note of the landlord', byMachine: false };
  await save(await add(left.title, 'MS/9', 20), false, ['[00:03] Landlord: Thursday, or the street.']);
  for (const { title, notes, workingSteps } of (await teller.tell('evidenceList', { caseId })).evidence)
    teller.noted(title, [...notes], workingSteps);

  await teller.tell('searchBuild', {});
  await teller.finds({ words: 'kiln', ...call, page: 2 });
  await teller.finds({ words: 'thursday', ...left, page: null });
}
