import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../src-main/vault/queries/audit.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../support/interview.ts';
import { temporaryVault } from '../support/vault.ts';

const PROCESS = fileURLToPath(new URL('../support/interview-process.ts', import.meta.url));

/** Kills the interviewing process with no warning once it has said that `after` answers are saved. */
async function killAfter(
  after: number,
  args: string[],
): Promise<{ n: number; question: string; value: string }[]> {
  const child = spawn(process.execPath, [PROCESS, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > after) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

it.each([1, 2, 7, 40])(
  'an interview cut off after %i answers has every one of them, and opens where it stopped',
  async (after) => {
    const vault = await temporaryVault();
    const { screeningId } = await beginFirstAccount(interviewCaller(vault));
    await interviewCaller(vault)('screeningAnswer', {
      screeningId,
      answers: openingAnswers(),
      currentPage: 'background',
    });
    vault.session.lock();

    const saved = await killAfter(after, [vault.folder, vault.passphrase, screeningId, `k${after}`]);
    expect(saved.length).toBeGreaterThanOrEqual(after);

    const session = await vault.reopen();
    const view = await interviewCaller(vault)('screeningShow', { screeningId });
    expect(view.currentPage).toBe('background');
    const values = session.read((db) =>
      db.all<{ value: string }>(
        "SELECT value FROM screening_answer WHERE question IN ('family', 'journey-details', 'tasks', 'living', 'treatment', 'debt', 'who') ORDER BY id",
      ),
    );
    const stored = values.map((row) => JSON.parse(row.value) as string);
    expect(stored.slice(0, saved.length)).toEqual(saved.map((one) => one.value));
    // At most the answer that was being saved when the process died is there beyond what it had said.
    expect(stored.length - saved.length).toBeLessThanOrEqual(1);
    expect(session.read((db) => verifyAudit(db))).toMatchObject({ intact: true });
  },
);
