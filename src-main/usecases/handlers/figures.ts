/** @file The calls of contract/figures.ts. */
import type { figureCalls } from '../../contract/figures.ts';
import { figuresExport } from '../figures/export-figures.ts';
import { figuresShow } from '../figures/figures.ts';
import type { Handlers } from './handlers.ts';

export const figureHandlers = { figuresShow, figuresExport } satisfies Handlers<keyof typeof figureCalls>;
