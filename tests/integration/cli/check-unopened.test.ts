import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src-main/core/findings/finding.ts';
import { asJson, temporaryFolder, testimony } from '../../support/cli.ts';
import { lockedPaper } from '../../support/papers.ts';

const parent = temporaryFolder();

describe('a bundle that cannot be opened', () => {
  it.each([
    ['locked.pdf', () => lockedPaper('ALPHA', 'hunter2'), 'A court cannot open this without a password'],
    ['bundle.docx', () => Buffer.from('PK\x03\x04 a document'), 'This is not a PDF'],
    ['empty.pdf', () => Buffer.from(''), 'This file is empty'],
    ['broken.pdf', () => Buffer.from('%PDF-1.7 and then nothing'), 'The file is damaged'],
  ])('is found so by rule B01, with nothing of taking it in: %s', async (name, made, words) => {
    const file = join(parent, name);
    writeFileSync(file, await made());
    const { code, stdout, stderr } = await testimony(['bundle', 'check', file]);
    expect([code, stderr]).toEqual([5, '']);
    expect(stdout).toContain(`NO  B01   [must] ${words}`);
    expect(stdout).not.toMatch(/taken in|add it|go in|keeps/i);
    const { json } = await asJson<{ findings: Finding[]; passed: boolean }>(['bundle', 'check', file]);
    expect(json).toMatchObject({ passed: false, findings: [{ rule: 'B01', level: 'must', passed: false }] });
  });
});
