/** @file Evidence of a vault that lasts for one command stays where it lies, and is the same when it is read again. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import { withThrowawayVault } from '../../../src-main/host/throwaway-vault.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { failureOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';
import { testClock } from '../../support/ports.ts';

const job = { signal: new AbortController().signal, report: () => undefined };
const LARGE = 3 * 1024 * 1024;

it('is not copied, and a file that was changed in between is named and nothing is built', async () => {
  const parent = temporaryFolder();
  const path = join(parent, 'Letter.pdf');
  const document = await PDFDocument.load(await paper('ALPHA', 2));
  // Of no page: it may be anything.
  document.context.register(document.context.stream(new Uint8Array(LARGE).fill(0x78)));
  const letter = Buffer.from(await document.save({ useObjectStreams: false }));
  const changed = letter.indexOf('xxxx');
  writeFileSync(path, letter);
  await withThrowawayVault(
    parent,
    { clock: testClock, owner: 'test', files: 1, signal: job.signal },
    async (engine) => {
      const { id: caseId } = await perform(engine, 'caseCreate', { reference: 'A', title: 'A' }, job);
      const file = engine.files.register(path);
      const exhibit = await perform(engine, 'evidenceAdd', { caseId, file }, job);
      const { folder } = engine.session;
      const stored = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
      expect(stored).toBeLessThan(LARGE);
      const page = { evidenceId: exhibit.id, page: 2, width: 200 };
      expect((await perform(engine, 'evidencePage', page, job)).mediaType).toBe('image/png');

      const arrangement = { caseId, title: 'A', court: '', include: 'all-evidence' } as const;
      const { id } = await perform(engine, 'bundleCreate', arrangement, job);
      const out = engine.files.register(parent);
      const build = () =>
        perform(engine, 'bundleBuild', { bundleId: id as BundleView['id'], folder: out }, job);
      const before = readdirSync(parent).sort();
      letter.write('y', changed);
      writeFileSync(path, letter);
      expect(await failureOf(build)).toMatchObject({
        code: 'file-unreadable',
        subject: 'Letter.pdf',
        found: [{ code: 'changed-since-read' }],
      });
      expect(readdirSync(parent).sort()).toEqual(before);
      letter.write('x', changed);
      writeFileSync(path, letter);
      expect((await build()).documents).toBe(1);
    },
  );
});
