/**
 * @file What is told to a program before its vault is frozen: one made-up case with a word in every place that a schema
 * has for one. Told again to the next program, with more where there is more; vaults that are frozen keep theirs.
 */

import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { said } from '../said.ts';
import type { Ids } from './ids.ts';
import { drawing, letter, messages, put, rota, statement } from './papers.ts';
import { tellAccount } from './story-account.ts';
import { tellKeeping } from './story-keeping.ts';
import { tellBundle, tellReleases } from './story-leaving.ts';
import { tellRecordings } from './story-recordings.ts';
import { tellSearch } from './story-search.ts';
import { tellTwoOffices } from './story-two-offices.ts';
import { tellOwnForm, tellWorksheets } from './story-worksheets.ts';
import type { Teller } from './teller.ts';

/** `desk`: a folder for papers and for what is exported. */
export async function tellStory(teller: Teller, desk: string): Promise<void> {
  const { caseId, personId } = await tellPeople(teller);
  const exhibits = await tellEvidence(teller, caseId, desk);
  const ids: Ids = { caseId, personId, ...exhibits };
  await tellConsents(teller, ids);
  await tellSearch(teller, ids, desk);
  await tellRecordings(teller, ids, desk);
  const account = await tellAccount(teller, ids);
  const sheets = await tellWorksheets(teller, ids, account);
  await tellOwnForm(teller, desk);
  await tellBundle(teller, ids, desk);
  await tellReleases(teller, ids, sheets, desk);
  await tellKeeping(teller, ids, desk);
  await tellSettled(teller, ids, account);
  await tellTwoOffices(teller, ids, desk);
}

async function tellPeople(teller: Teller) {
  const { id: caseId } = await teller.tell('caseCreate', {
    reference: teller.said('case', 'FROZEN/1'),
    title: 'R v Dorvan',
    profile: 'general',
  });
  const person = {
    role: 'survivor' as const,
    name: teller.said('case', 'Mărioara Ștefănescu'),
    alsoKnownAs: teller.said('case', 'Maddy'),
    birthDate: { value: '1998-03', qualifier: 'about' as const },
    language: teller.said('case', 'Romanian'),
    interpreterNeeded: true,
    safeContact: 'Her own phone',
    note: teller.said('case', 'Prefers to be called Mara. 🕊'),
  };
  const { id: personId } = await teller.tell('personAdd', { caseId, ...person });
  const safeContact = teller.said('case', 'Never ring her own phone; write to the shelter.');
  await teller.tell('personUpdate', { personId, ...person, safeContact });
  const witness = { role: 'witness' as const, name: teller.said('case', 'عمر الخطيب') };
  await teller.tell('personAdd', { caseId, ...witness, language: teller.said('case', 'Arabic') });
  const title = teller.said('case', 'R v Dorvan: the house, the yard and the van');
  await teller.tell('caseUpdate', {
    caseId,
    reference: 'FROZEN/1',
    title,
    profile: 'general',
    status: 'follow-up',
  });
  await tellSituation(teller, { caseId, personId });
  return { caseId, personId };
}

/** What programs before schema 220 had no place for. */
async function tellSituation(teller: Teller, { caseId, personId }: Pick<Ids, 'caseId' | 'personId'>) {
  if (!teller.knows('caseSituation')) return;
  const charged = {
    answer: 'yes' as const,
    who: 'Mărioara Ștefănescu',
    on: '2026-11-30',
    time: '10:00',
    where: teller.said('case', 'Wexmouth Magistrates’ Court'),
    toldBy: teller.said('case', 'Her solicitor, by telephone'),
  };
  await teller.tell('caseSituation', { caseId, situation: { charged } });
  const why = teller.said('case', 'She was at school with the witness, eleven years ago.');
  const decidedBy = teller.said('case', 'Ruth Adeyemi-Clarke, after the reading-back');
  await teller.tell('ageRecord', { personId, under18: 'no', why, decidedBy });
}

async function tellEvidence(teller: Teller, caseId: CaseId, desk: string) {
  const add = async (path: string, title: string, section: string, exhibitRef: string) => {
    const file = teller.pick(path);
    const more = {
      section: teller.said('evidence', section),
      exhibitRef: teller.said('evidence', exhibitRef),
    };
    const receivedFrom = teller.said('evidence', `${title}: handed over by Ruth`);
    const made = await teller.tell('evidenceAdd', { caseId, file, title, ...more, receivedFrom });
    teller.notes[title] = made.notes.map(said);
    teller.steps[title] = made.workingSteps;
    teller.exhibits[title] = made.sha256;
    return made.id;
  };
  const ids = {
    statement: await add(
      await statement(desk),
      teller.said('evidence', 'Declarația Mărioarei'),
      'Statements',
      'MS/1',
    ),
    rota: await add(await rota(desk), teller.said('evidence', 'Rota, week 37'), 'Hours', 'MS/2'),
    drawing: await add(
      await drawing(desk),
      teller.said('evidence', 'Drawing of the yard'),
      'Statements',
      'MS/3',
    ),
  };
  await add(await messages(desk), teller.said('evidence', 'Messages'), 'Statements', 'MS/4');
  teller.said('evidence', 'Ask the witness about this date');
  if (teller.knows('privilegeMark')) {
    const reason = teller.said('case', 'Written for her solicitor.');
    const path = await put(desk, 'counsel.txt', Buffer.from('What counsel asked about the van.'));
    const id = await add(path, teller.said('evidence', 'Note for counsel'), 'Advice', 'MS/5');
    await teller.tell('privilegeMark', { of: { kind: 'exhibit', id }, reason });
  }
  await teller.tell('evidenceViewed', { evidenceId: ids.statement });
  if (teller.knows('evidenceTurnPages')) {
    await teller.tell('evidenceTurnPages', { evidenceId: ids.rota, pages: [2], quarterTurns: 1 });
  }
  const title = teller.said('removed', 'Letter of the landlord');
  const file = teller.pick(await letter(desk));
  const { id: evidenceId } = await teller.tell('evidenceAdd', { caseId, file, title });
  await teller.tell('evidenceRemove', {
    evidenceId,
    reason: teller.said('removed', 'It belongs to another case.'),
  });
  return ids;
}

async function tellConsents(teller: Teller, { personId, statement, drawing: evidenceId }: Ids) {
  const consent = (more: Partial<Parameters<typeof teller.tell<'consentRecord'>>[1]>) =>
    teller.tell('consentRecord', { personId, purpose: 'court-papers', status: 'given', ...more });
  await consent({
    language: teller.said('consent', 'Romanian'),
    interpreter: teller.said('consent', 'Interpreter I-7'),
    explainedBy: teller.said('consent', 'Ruth Adeyemi-Clarke'),
    decidedOn: '2026-11-20',
    expiresOn: '2027-11-20',
    evidenceId,
    note: teller.said('consent', 'She asked who reads it.'),
  });
  const recipient = teller.said('consent', 'Wexmouth Police');
  await consent({ purpose: 'police', recipient, note: teller.said('consent', 'After the second meeting.') });
  const taken = teller.said('consent', 'She does not want it any more.');
  await consent({ purpose: 'police', recipient, status: 'withdrawn', note: taken });
  await consent({ purpose: 'research', status: 'refused' });
  await consent({ purpose: 'support-services', item: statement });
}

/** What a program before schema 640 kept in the note of a line: put off, met, given up, and a yes that nobody gave. */
async function tellSettled(teller: Teller, { personId }: Ids, screeningId: ScreeningId) {
  const consent = (more: Partial<Parameters<typeof teller.tell<'consentRecord'>>[1]>) =>
    teller.tell('consentRecord', { personId, purpose: 'research', status: 'given', ...more });
  const note = teller.said('consent', 'Only after the trial is over.');
  const count = { recipient: teller.said('consent', 'Wexmouth University') };
  await consent({ ...count, note, privacyNotice: teller.said('consent', 'The University, second version') });
  const by = teller.said('consent', 'Ffion Pryce-Okafor, on the telephone');
  await consent({ ...count, conditionMet: { on: '2026-11-21', by } });
  const other = { recipient: teller.said('consent', 'The county’s count') };
  await consent({ ...other, note: teller.said('consent', 'Only if the town is left out.') });
  const without = teller.said('consent', 'They may have the town.');
  await consent({ ...other, note: without, conditionDropped: { on: '2026-11-22' } });
  const again = teller.said('consent', 'She wants to ask her brother first.');
  await consent({ recipient: teller.said('consent', 'A newspaper'), status: 'not-yet', note: again });
  const slip = {
    question: 'consent-support',
    state: 'not-asked',
    relation: 'differs',
    cause: 'recording',
  } as const;
  await teller.answer({ screeningId, form: 'first-account', layer: 1 }, [slip]);
}
