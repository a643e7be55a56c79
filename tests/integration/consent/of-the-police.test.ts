/** What an official form has of whether the police may be told: what was said of them, last, to each; and of nobody else. */
import { expect, it } from 'vitest';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

type Said = Parameters<Awaited<ReturnType<typeof beganCase>>['decided']>[0];

async function beganCase() {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-2', title: 'A girl' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Abena Osei' });
  const decided = (line: {
    recipient: string;
    status: 'given' | 'refused';
    decidedOn: string;
    purpose?: string;
    everyPurpose?: boolean;
    note?: string;
  }) => call('consentRecord', { personId, purpose: 'police', ...line });
  const fields = async () => {
    const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: sheet });
    const { answers } = await call('screeningShow', { screeningId: sheet });
    return (name: string) => String(answers.find(({ question }) => question === name)?.value ?? '');
  };
  return { decided, fields };
}

async function after(...lines: Said[]) {
  const { decided, fields } = await beganCase();
  for (const line of lines) await decided(line);
  return fields();
}

it('has no refusal that was about one person, for every purpose, and names none of them', async () => {
  const refused = { status: 'refused', decidedOn: '2026-02-15', everyPurpose: true } as const;
  const field = await after(
    { status: 'refused', decidedOn: '2026-02-15', recipient: '' },
    { ...refused, recipient: 'Dean' },
    { ...refused, recipient: 'Maritime and Coastguard Agency' },
    { ...refused, recipient: 'Humberside Police' },
  );
  const text = field('authorities-cooperation-details');
  expect(text).toContain(
    'Asked whether the police may be told: Did not agree, 15 Feb 2026; for the police as a whole. Did not agree, 15 Feb 2026; for Humberside Police',
  );
  expect(text).not.toMatch(/Dean|Coastguard/u);
});

it('has what stands last for each, a yes as well as a no', async () => {
  const field = await after(
    { status: 'refused', decidedOn: '2026-02-08', recipient: '' },
    { status: 'refused', decidedOn: '2026-02-08', recipient: 'GLAA' },
    { status: 'given', decidedOn: '2026-02-20', recipient: 'GLAA' },
    { status: 'given', decidedOn: '2026-02-20', recipient: 'DC Nolan', note: 'Not about Lexi' },
  );
  const text = field('authorities-cooperation-details');
  expect(text).toContain(
    'Did not agree, 8 Feb 2026; for the police as a whole. Agreed, 20 Feb 2026; for GLAA. Agreed, with a limit (20 Feb 2026; for DC Nolan)',
  );
  expect(text).not.toMatch(/Lexi/u);
});

it('says through whom the police are to reach them, where that is all that limits the yes', async () => {
  const note = 'Still only through the solicitor, Mhairi Ogston';
  const field = await after({ status: 'given', decidedOn: '2026-02-20', recipient: '', note });
  expect(field('authorities-cooperation-details')).toContain(`Agreed, with a limit: ${note} (20 Feb 2026`);
});

it('says beside a yes to one reader what limits it', async () => {
  const field = await after({
    purpose: 'support-services',
    status: 'given',
    decidedOn: '2026-02-08',
    recipient: 'Adult care team',
    note: 'Because of the clients; without her name',
  });
  expect(field('may-be-told')).toContain(
    'Agreed, with a limit: Because of the clients; without her name (8 Feb 2026; for Adult care team)',
  );
});

it('has the yes to the police as a whole beside the one to an officer, and the no as well', async () => {
  const glaa = { status: 'given', decidedOn: '2026-02-08', recipient: 'GLAA' } as const;
  const now = {
    status: 'given',
    decidedOn: '2026-02-20',
    recipient: '',
    note: 'Now yes, with Marisol',
  } as const;
  const before = { ...now, status: 'refused', decidedOn: '2026-02-08', note: '' } as const;
  const agreed = await after(before, glaa, now);
  expect(agreed('authorities-cooperation-details')).toContain(
    'Agreed, 20 Feb 2026; for the police as a whole',
  );
  expect(agreed('may-be-told')).toMatch(/Sharing with the police: Agreed, 20 Feb 2026$/mu);
  const refused = await after(glaa, { ...now, status: 'refused', note: 'Not those who come at night' });
  expect(refused('may-be-told')).toMatch(/Sharing with the police: Did not agree, 20 Feb 2026$/mu);
  // A no to the police as a whole ends the yes to one of them before it.
  expect(refused('may-be-told')).not.toMatch(/GLAA/u);
});

it('names the no before a yes that has a limit, of the same reader: what the yes does not reach may be refused still', async () => {
  const field = await after(
    { status: 'refused', decidedOn: '2026-02-04', recipient: '' },
    { status: 'given', decidedOn: '2026-02-04', recipient: 'GLAA' },
    {
      status: 'given',
      decidedOn: '2026-02-17',
      recipient: '',
      note: 'About Festus only; about Mama Joy, no',
    },
  );
  expect(field('authorities-cooperation-details')).toContain(
    'Agreed, 4 Feb 2026; for GLAA. Agreed, with a limit (17 Feb 2026; for the police as a whole); before that: Did not agree, 4 Feb 2026',
  );
});

it('has the newest line of a reader who was refused everything later, where they were asked about by themselves', async () => {
  const field = await after(
    { status: 'given', decidedOn: '2026-02-04', recipient: '' },
    { status: 'given', decidedOn: '2026-02-04', recipient: 'GLAA' },
    { status: 'refused', decidedOn: '2026-02-17', recipient: 'GLAA', everyPurpose: true },
  );
  expect(field('authorities-cooperation-details')).toContain(
    'Agreed, 4 Feb 2026; for the police as a whole. Did not agree, 17 Feb 2026; for GLAA',
  );
});
