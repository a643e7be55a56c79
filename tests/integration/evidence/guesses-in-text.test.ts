/** Documents that nobody dated or named: what their first page says is a guess in the list, and stands nowhere until it is taken. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { eml } from '../../support/mails.ts';
import { paper } from '../../support/papers.ts';
import { scanned } from '../../support/scans.ts';

let at: EngineAtWork;
const list = async () => (await at.do('evidenceList', { caseId: at.caseId })).evidence;
const add = (name: string, bytes: Uint8Array | string, more: object = {}) =>
  at.do('evidenceAdd', { caseId: at.caseId, file: at.pick(name, bytes), ...more });

beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

it('are guessed from the text of a PDF and of a mail; what somebody said is not guessed at', async () => {
  await add('scan0003.pdf', await paper('Payslip. Pay date: 05/01/2021. Date of birth: 04/04/1996'));
  await add('Statement.txt', 'Dated 7 March 2022\nDear Ms Popescu');
  await add('scan0004.pdf', await paper('Invoice of 5 May 2020'), {
    title: 'Bill for the van',
    documentDate: { value: '2020', qualifier: 'about' },
  });
  const [slip, statement, bill] = await list();
  expect(slip).toMatchObject({
    title: 'scan0003',
    documentDate: null,
    inText: { title: 'Payslip', documentDate: { value: '2021-01-05', qualifier: 'exact' } },
  });
  expect(statement).toMatchObject({ documentDate: null, inText: { documentDate: { value: '2022-03-07' } } });
  expect(bill).toMatchObject({ title: 'Bill for the van', documentDate: { value: '2020' } });
});

it('a mail is of the day it was sent, whatever other days it speaks of; it is a guess until it is taken', async () => {
  const headers = {
    From: 'Boss <boss@example.org>',
    To: 'Ana <ana@example.org>',
    'Message-ID': '<1@example.org>',
    Date: 'Tue, 01 Mar 2022 10:12:00 +0000',
    Subject: 'Your rota',
  };
  const { id } = await add('message.eml', eml(headers, { text: 'You start on 14 March 2022 at 5.' }));
  const mail = (await list()).find((one) => one.id === id);
  expect(mail).toMatchObject({ documentDate: null, inText: { documentDate: { value: '2022-03-01' } } });
});

it('a scan has a guess once a machine has read it', async () => {
  const { id } = await add(
    'scan0005.pdf',
    await scanned([{ text: 'Tenancy agreement\nDate: 5 January 2021' }]),
  );
  const guess = async () => (await list()).find((one) => one.id === id)?.inText;
  expect(await guess()).toBeUndefined();
  await at.do('pictureRead', { caseId: at.caseId });
  expect(await guess()).toMatchObject({ title: 'Tenancy agreement' });
}, 120_000);
