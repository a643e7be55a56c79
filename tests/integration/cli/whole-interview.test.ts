import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AuditVerification } from '../../../src-main/contract/vault.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { asJson, OWNER, PASSPHRASE, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { querySqlcipher } from '../../support/sqlcipher.ts';

const parent = temporaryFolder();
const put = (name: string, value: unknown) => {
  writeFileSync(join(parent, name), JSON.stringify(value));
  return join(parent, name);
};
const SAFETY = [
  { question: 'safety-alone', value: 'yes' },
  { question: 'safety-now', value: 'yes' },
  { question: 'safety-urgent', value: ['nothing'] },
  { question: 'safety-contact', state: 'prefers-not-to-say' },
];
const CONSENT = ['interview', 'court', 'police', 'nrm', 'support', 'research'].map((one) => ({
  question: `consent-${one}`,
  value: 'given',
}));

let folder: string;
let open: string[];
let inCase: string[];
let id: string;
/** A command on the interview. */
const on = <T = ScreeningView>(verb: string, ...more: string[]) =>
  asJson<T>(['record', verb, ...open, '--id', id, ...more]);
const fill = async (file: unknown) => {
  const args = ['record', 'fill', ...inCase, '--id', id, '--answers', put('part.json', file)];
  const { code, json } = await asJson<ScreeningView>(args);
  expect(code, JSON.stringify(json)).toBe(0);
  return json;
};
const show = async () => (await testimony(['record', 'show', ...inCase, '--id', id])).stdout;

beforeAll(async () => {
  ({ folder, open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'W1'];
  await asJson(['case', 'create', ...open, '--reference', 'W1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Lan']);
});

describe('a whole interview without a screen', () => {
  it('begins with the safety check, and does not go past it before consent is recorded', async () => {
    const file = { person: 'Lan', language: 'Vietnamese', interpreter: 'Ms Tran', answers: SAFETY };
    const begun = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('a.json', file),
    ]);
    expect([begun.code, begun.json.status]).toEqual([0, 'draft']);
    id = begun.json.id;
    const early = put('early.json', { answers: [{ question: 'birthplace', value: 'Vinh' }] });
    const refused = await testimony(['record', 'fill', ...inCase, '--id', id, '--answers', early]);
    expect([refused.code, refused.stderr.includes('Consent')]).toEqual([1, true]);
    await fill({ answers: CONSENT });
    const { json } = await asJson<{ consents: { purpose: string; language: string }[] }>([
      'consent',
      'list',
      ...inCase,
    ]);
    expect(json.consents).toHaveLength(6);
    expect(json.consents[0]).toMatchObject({ purpose: 'interview', language: 'Vietnamese' });
  });

  it('takes answers in every state, with own words', async () => {
    const view = await fill({
      answers: [
        { question: 'birthplace', value: 'Vinh' },
        { question: 'birthplace', value: 'Nghệ An', ownWords: 'gần Vinh\n<b>&"' },
        { question: 'family', state: 'not-asked' },
        { question: 'injuries', state: 'not-known' },
        { question: 'treatment', state: 'prefers-not-to-say' },
        { question: 'debt', state: 'deferred' },
        { question: 'promises', value: 'x' },
        { question: 'promises', state: 'cleared' },
        { question: 'periods', value: [{ place: 'Hull', from: { value: '2021-06', qualifier: 'about' } }] },
      ],
    });
    const states = Object.fromEntries(view.answers.map((one) => [one.question, one.state]));
    expect(states).toMatchObject({
      birthplace: 'answered',
      family: 'not-asked',
      injuries: 'not-known',
      debt: 'deferred',
      treatment: 'prefers-not-to-say',
      promises: 'cleared',
    });
  });

  it('logs a break with its reason, and who interprets after it', async () => {
    const paused = await on<{ startedAt: string }>('pause');
    expect(paused.json.startedAt).toMatch(/^\d{4}-/);
    const resumed = await on<{ minutes: number }>(
      ...(['resume', '--reason', 'asked for air', '--interpreter', 'Mr Do'] as const),
    );
    expect([resumed.code, resumed.json.minutes]).toEqual([0, 0]);
    await fill({ answers: [{ question: 'living', value: 'Above the shop' }] });
    const english = await on('session', '--language', 'English', '--no-interpreter');
    expect(english.json.sessions.map((one) => [one.language, one.interpreter])).toEqual([
      ['Vietnamese', 'Ms Tran'],
      ['Vietnamese', 'Mr Do'],
      ['English', ''],
    ]);
  });

  it('takes a colleague’s note from a file, beside a question or the whole record', async () => {
    const about = { note: 'Name of the town checked.', question: 'birthplace', author: 'Minh Chau' };
    const noted = await on('note', '--note', put('note.json', about));
    expect(noted.json.notes).toMatchObject([about]);
    const odd = put('odd.json', { note: '', more: 1 });
    const refused = await testimony(['record', 'note', ...open, '--id', id, '--note', odd]);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
  });

  it('is signed off with how it was read back, and is then locked', async () => {
    const without = await testimony(['record', 'sign', ...open, '--id', id]);
    expect([without.code, without.stderr.includes('how it was read back, or why it was not')]).toEqual([
      2,
      true,
    ]);
    const signed = await on('sign', '--read-back', 'Read aloud through Ms Tran');
    expect([signed.code, signed.json.status, signed.json.readBack]).toEqual([
      0,
      'signed',
      'Read aloud through Ms Tran',
    ]);
    expect(signed.json.signedSha256).toMatch(/^[0-9a-f]{64}$/);
    const more = put('more.json', { answers: [{ question: 'birthplace', value: 'x' }] });
    expect((await testimony(['record', 'fill', ...inCase, '--id', id, '--answers', more])).code).toBe(1);
    expect((await on('sign', '--read-back', 'again')).code).toBe(1);
  });

  it('is added to in a later account, which says what differs and why', async () => {
    const opened = await on('later-account', '--reason', 'a second meeting', '--language', 'Vietnamese');
    expect(opened.json.layers).toMatchObject([{ layer: 1, author: OWNER, reason: 'a second meeting' }]);
    const early = put('early.json', { answers: [{ question: 'birthplace', value: 'Hà Tĩnh' }] });
    const refused = await testimony(['record', 'fill', ...inCase, '--id', id, '--answers', early]);
    expect([refused.code, refused.stderr.includes('Safety check: ')]).toEqual([1, true]);
    const view = await fill({
      interpreter: 'Ms Tran',
      answers: [
        ...SAFETY,
        { question: 'birthplace', value: 'Hà Tĩnh', relation: 'differs', cause: 'fear' },
        { question: 'living', value: 'Above the shop', relation: 'confirms' },
      ],
    });
    expect(view.answers.filter((one) => one.layer === 1).slice(SAFETY.length)).toMatchObject([
      { relation: 'differs', cause: 'fear', language: 'Vietnamese', interpreter: 'Ms Tran' },
      { relation: 'confirms', cause: '' },
    ]);
    expect(view.answers.find((one) => one.question === 'birthplace')?.value).toBe('Nghệ An');
  });

  it('is shown with its questions in words, and who said and wrote what, when and how', async () => {
    const text = await show();
    for (const line of [
      'Where were you born? (birthplace)',
      '    Nghệ An\n    “gần Vinh\n    <b>&"”',
      `${OWNER}; Vietnamese, interpreter Ms Tran]`,
      `${OWNER}; Vietnamese, interpreter Mr Do]`,
      'Prefers not to say',
      'Not known',
      'Skip for now',
      'about June 2021',
      'Read aloud through Ms Tran',
      '0 min: asked for air',
      'Later account 1, ',
      'a second meeting',
      '    Differs from what was recorded',
      '    Confirms what was recorded',
      'Notes by colleagues\n  Minh Chau, ',
      '    Name of the town checked.',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/[{}]|prefers-not-to-say|: answered/);
  });

  it('keeps every answer that was ever saved, to be read in its order', async () => {
    const all = await on<{ answers: AnswerView[] }>('history', '--question', 'birthplace');
    expect(all.json.answers.map((one) => [one.layer, one.value])).toEqual([
      [0, 'Vinh'],
      [0, 'Nghệ An'],
      [1, 'Hà Tĩnh'],
    ]);
    const { stdout } = await testimony(['record', 'history', ...open, '--id', id]);
    expect(stdout).toContain('Taken back');
    expect((await on('history', '--question', 'no-such')).code).toBe(1);
    expect((await testimony(['record', 'history', ...open, '--id', 'nobody'])).code).toBe(1);
  });
});

describe('a signed answer edited with the store’s key', () => {
  it('is said by the check of the log and when the record is shown, with what is safe and what to do', async () => {
    const whole = await asJson<AuditVerification>(['audit', 'verify', ...open]);
    expect([whole.code, whole.json.records, whole.json.alteredRecords]).toEqual([0, 1, []]);
    await querySqlcipher(
      folder,
      PASSPHRASE,
      `DROP TRIGGER screening_answer_no_update;
       UPDATE screening_answer SET value = '"Hanoi"' WHERE value = '"Nghệ An"';`,
    );
    const verify = await testimony(['audit', 'verify', ...open]);
    expect(verify.code).toBe(5);
    expect(verify.stdout).toContain('The log is unbroken');
    expect(verify.stdout).toContain('W1, Lan, First account');
    expect(verify.stdout).toContain('not the one that was signed off');
    expect(verify.stdout).toContain('“Where were you born?”');
    const opened = await testimony(['vault', 'open-check', ...open]);
    expect(opened.code).toBe(5);
    for (const line of ['The log is unbroken', 'W1, Lan, First account', 'not the one that was signed off'])
      expect(opened.stdout).toContain(line);
    const shown = await testimony(['record', 'show', ...inCase, '--id', id]);
    expect(shown.code).toBe(5);
    expect(shown.stdout).toMatch(/Not as it was saved on .*: “Where were you born/);
    expect(shown.stdout).toContain('copy the whole vault folder');
    expect(shown.stdout).toContain('Hanoi');
  });
});
