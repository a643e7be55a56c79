/** @file Whatever the clock says, what was recorded last stands: by command, each opening the vault anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src-main/cli/command.ts';
import { findCommand, readArguments } from '../../../src-main/cli/run.ts';
import type { TodayView } from '../../../src-main/contract/today.ts';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { COMMANDS } from '../../support/cli.ts';
import { CLOCK_SCENARIOS, settableClock } from '../../support/clock-scenarios.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { copiedVault } from '../../support/made-vault.ts';
import { countingRandom, quietJob } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

/** What the laptop's clock says. */
const clock = settableClock('2026-11-24T10:00:00.000+00:00');

/** A vault on it, locked again after what is `recorded` first. */
async function laptop(recorded: (call: Caller) => Promise<unknown>) {
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const secret = join(folder, 'passphrase');
  writeFileSync(secret, `${PASSPHRASE}\n`);
  const made = { folder: vault, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE) };
  const ports = { clock, random: countingRandom() };
  const session = await copiedVault({ ...made, ...ports, kdf: FLOOR_KDF });
  await recorded(interviewCaller({ session, ...ports }));
  session.lock();
  const answers = join(folder, 'answers.json');
  const told = [{ question: 'safety-contact', value: 'Never ring' }];
  writeFileSync(answers, JSON.stringify({ person: 'Ana', form: 'first-account', answers: told }));
  const run = async (...words: string[]): Promise<Result & { said: string[]; text: string }> => {
    const typed = [...words, '--vault', vault, '--passphrase-file', secret];
    const found = findCommand(COMMANDS, typed);
    if (found === undefined) throw new Error(`no such command: ${words.join(' ')}`);
    const said: string[] = [];
    const terminal = {
      clock,
      say: (line: string) => void said.push(line),
      progress: () => undefined,
      show: () => undefined,
      ask: async () => '',
      askSecret: async () => '',
      canAsk: false,
      readInput: () => '',
    };
    const checkLine = () => undefined;
    const runLine = () => Promise.reject(new Error('no command runs others here'));
    const result = await found.run({
      ...readArguments(found, typed),
      job: quietJob(),
      terminal,
      checkLine,
      runLine,
    });
    return { ...result, said, text: result.lines.join('\n') };
  };
  return { run, answers };
}

describe.each(CLOCK_SCENARIOS)('$name', ({ before, after, pastBefore, behind }) => {
  it('changes nothing that stands, and says so when the clock is behind', async () => {
    clock.set(before);
    const { run, answers } = await laptop(async (call) => {
      const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'Clock' });
      const ana = { role: 'survivor', name: 'Ana', safeContact: 'Ring her own phone' } as const;
      const { id: personId } = await call('personAdd', { caseId, ...ana });
      const given = { personId, status: 'given' } as const;
      await call('consentRecord', { ...given, purpose: 'police' });
      await call('consentRecord', { ...given, purpose: 'research', expiresOn: pastBefore });
    });
    const inCase = ['--case', 'CLK'];

    clock.set(after);
    const { said } = await run(
      'consent',
      'record',
      ...inCase,
      '--purpose',
      'police',
      '--status',
      'withdrawn',
    );
    expect(said.join('\n')).toMatch(behind ? /^The clock of this computer says .* later than that/ : /^$/);
    await run('record', 'fill', ...inCase, '--answers', answers);
    expect((await run('facts', 'list', ...inCase)).text).toMatch(/Never ring[\s\S]*Ring her own phone/);
    const police = ['--kind', 'evidence-export', '--for', 'police'];
    expect((await run('consent', 'check', ...inCase, ...police)).text).toMatch(/withdrawn on/);
    const { consents } = (await run('case', 'today')).json as TodayView;
    expect(consents.items).toMatchObject([{ expiresOn: pastBefore, past: true }]);
  });
});

it('a year ahead is set right by a command, once the day is said that the clock says', async () => {
  clock.set('2027-11-24T10:00:00.000+00:00');
  const { run } = await laptop((call) => call('caseCreate', { reference: 'CLK', title: 'Clock' }));
  clock.set('2026-11-25T10:00:00.000+00:00');
  await expect(run('vault', 'correct-clock', '--today', '2026-11-26')).rejects.toMatchObject({
    subject: 'today',
    found: [{ field: 'today', code: 'clock-says-another-day', params: { on: '2026-11-25' } }],
  });
  const done = await run('vault', 'correct-clock', '--today', '25 Nov 2026');
  expect(done.text).toMatch(/^The log now says that the times of entries 1 to \d+ ran ahead/);
  expect(await run('vault', 'clock')).toMatchObject({ said: [], outcome: 'done' });
  expect((await run('audit', 'verify')).outcome).toBe('done');
});
