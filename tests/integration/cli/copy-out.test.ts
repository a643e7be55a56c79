/** @file A referral typed into the online form from the command line: shown with the form's own fields, and on record. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseView } from '../../../src-main/contract/consent.ts';
import type { CopiedOut } from '../../../src-main/contract/copy-out.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { FailureWords } from '../../../src-main/core/words/failure-words.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let open: string[];
let inCase: string[];
let id: string;
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'C1'];
  await asJson(['case', 'create', ...open, '--reference', 'C1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana', '--born', '1980']);
  const answers = join(parent, 'sheet.json');
  const given = [
    { question: 'reference', value: 'C1' },
    { question: 'fr-location', value: 'england' },
    { question: 'reported-to-police', value: 'yes' },
    { question: 'reported-to-police-police-forces', state: 'not-known' },
    { question: 'pv-under-age', value: 'no' },
    { question: 'case-against-the-person', value: 'Plea hearing on 15 December\n\nBail until then' },
    { question: 'how-they-were-treated', state: 'not-known', ownWords: 'Nobody told me.' },
  ];
  writeFileSync(answers, JSON.stringify({ person: 'Ana', form: 'nrm-preparation', answers: given }));
  id = (await asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', answers])).json.id;
});
const copyOut = (...more: string[]) => ['worksheet', 'copy-out', ...open, '--id', id, ...more];
const out = async () =>
  (await asJson<{ releases: ReleaseView[] }>(['consent', 'releases', ...inCase])).json.releases;
const consent = (status: string) =>
  asJson([
    'consent',
    'record',
    ...inCase,
    '--purpose',
    'nrm-referral',
    '--status',
    status,
    '--privacy-notice',
    'Home Office, April 2026',
  ]);

describe('copying a referral out', () => {
  it('shows nothing without consent, and names what is missing', async () => {
    const { code, json } = await asJson<{ error: FailureWords }>(copyOut());
    expect(code).toBe(1);
    expect(json.error.findings).toEqual([expect.stringMatching(/^Ana: A referral.*no consent is recorded/)]);
    expect(JSON.stringify(json)).not.toContain('england');
    expect(await out()).toEqual([]);
  });

  it('goes on no other ground, and says what can be done', async () => {
    const decided = ['--ground', 'vital-interests', '--without-consent', 'Life in danger'];
    const { code, json } = await asJson<{ error: FailureWords }>(copyOut(...decided));
    expect(code).toBe(1);
    expect(json.error.what).toMatch(/only with their own consent/);
    expect(json.error.next).toMatch(/ask the person/);
    expect(await out()).toEqual([]);
  });

  it('shows each field in the order of the form, with its official name, and is on record', async () => {
    await consent('given');
    const { code, json } = await asJson<CopiedOut>(copyOut());
    // The consent is in the ledger, and the field that asks for it is empty still.
    expect(json.notTaken).toMatchObject([
      {
        code: 'account-not-taken',
        params: { title: 'Does the person agree to be referred?', step: 'carry' },
      },
    ]);
    expect([code, json.by, json.recipient]).toEqual([5, OWNER, 'Home Office']);
    const shown = json.fields.filter((one) => one.text !== '').map((one) => [one.field, one.text]);
    expect(shown).toEqual([
      ['reference', 'C1'],
      ['fr-location', 'England'],
      ['pv-under-age', 'No'],
      ['reported-to-police', 'Yes'],
    ]);
    expect(json.fields.find((one) => one.field === 'how-they-were-treated')).toMatchObject({
      state: 'not-known',
      ownWords: 'Nobody told me.',
      text: '',
      limit: 15_000,
    });
    // Told with the person's particulars, and asked by the form only once the person has decided.
    expect(json.also.map((one) => [one.question, one.text])).toEqual([
      ['pv-dob', ''],
      ['case-against-the-person', 'Plea hearing on 15 December\n\nBail until then'],
    ]);
    expect(json.fields.filter((one) => /-city-[2-9]/.test(one.question))).toEqual([]);
    expect(await out()).toMatchObject([{ kind: 'typed', to: 'Home Office', by: OWNER, submitted: null }]);
  });

  it('reads as lines for people, from a locked sheet too', async () => {
    await asJson(['record', 'sign', ...open, '--id', id, '--read-back', 'Filled in at a desk']);
    const { code, stdout } = await testimony(copyOut());
    expect(code).toBe(5);
    expect(stdout).toMatch(/not yet taken into this form:\n {2}- “Does the person agree.*carry over again/);
    expect(stdout).toMatch(
      /\[fr-location\]\n {2}The form: Where are you making this report\?\n {2}England\n/,
    );
    expect(stdout).toMatch(
      /\[how-they-were-treated\]\n {2}The form: Their treatment\n {4}\(.*\)\n {2}“Nobody told me.”\n {2}Not to be typed:\n {2}\| Not known\n/,
    );
    expect(stdout).toMatch(
      /Also recorded, and asked by no field[^\n]*\n[^\n]+\n\nDate of birth[^[]*\[pv-dob[^\n]*\n(?:[^\n]+\n){2}[^\n]*Answer [^\n]+ first: the form asks[^\n]*\n(?: {2}[^\n]+\n)*\nA case against the person {2}\[case-against-the-person\]\n {2}Plea hearing on 15 December\n\n {2}Bail until then\n/,
    );
    // It takes a name from its list, and "Not known" is none.
    expect(stdout).toMatch(
      /\[reported-to-police-police-forces\]\n(?: {2}The form: .*\n)?(?: {4}\(.*\n)? {2}Not to be typed:\n {2}\| Not known\n/,
    );
    expect(stdout).toMatch(/written down that .* typed .*Home Office/);
  });

  it('goes on paper as the referral it prepares, and for nothing else', async () => {
    const folder = join(parent, 'on-paper');
    const record = ['record', 'export', ...open, '--id', id, '--out', folder];
    const other = await testimony([...record, '--for', 'police']);
    expect([other.code, other.stderr.includes('nrm-referral')]).toEqual([2, true]);
    await consent('withdrawn');
    const decided = ['--ground', 'court-order', '--without-consent', 'Ordered', '--decided-by', 'Ruth'];
    const held = await testimony([...record, ...decided]);
    expect([held.code, held.stderr]).toEqual([1, expect.stringMatching(/withdrew|withdrawn/)]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
