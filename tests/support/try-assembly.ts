/** @file The trial that intake makes of every working copy, as a test asks for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineSource } from '../../src-main/bundle/tried-pages.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';

const sheet = readFileSync(join(findResources().folder, 'fonts', 'page-numbers.pdf'));

/** The number of pages, or what stops it. */
export const tryAssembly = (pdf: Uint8Array): Promise<number> => examineSource(pdf, sheet);
