/** @file Worker: reads a form's workbook, whoever made it, and checks the form in it. Killed and replaced at will. */
import { readFileSync, statSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { WORKBOOK_LIMITS } from '../exchange/xlsform/limits.ts';
import { readWorkbook } from '../exchange/xlsform/read-workbook.ts';
import type { FormRequest } from '../exchange/xlsform/reader.ts';
import { readForm } from '../usecases/forms/read-form.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { serveWorker } from './worker-server.ts';

serveWorker({
  read: async ({ path, ...about }: FormRequest) =>
    readForm(findResources(), await readWorkbook(bytesOf(path, about.fileName)), about),
});

function bytesOf(path: string, fileName: string): Uint8Array {
  try {
    const about = statSync(path);
    if (!about.isFile()) throw new TestimonyError('file-unreadable', { detail: 'not a file' });
    if (about.size === 0) throw new TestimonyError('empty-file');
    if (about.size > WORKBOOK_LIMITS.fileBytes) {
      throw new TestimonyError('too-large', {
        detail: `the most is ${WORKBOOK_LIMITS.fileBytes / 1024 / 1024} MB`,
      });
    }
    return readFileSync(path);
  } catch (thrown) {
    throw asTestimonyError(thrown, fileName);
  }
}
