/** @file The calls of contract/chronology.ts. */
import type { chronologyCalls } from '../../contract/chronology.ts';
import { chronologyExhibit } from '../chronology/exhibit-chronology.ts';
import { chronologyExport } from '../chronology/export-chronology.ts';
import { chronologyList } from '../chronology/read-chronology.ts';
import type { Handlers } from './handlers.ts';

export const chronologyHandlers = {
  chronologyList,
  chronologyExport,
  chronologyExhibit,
} satisfies Handlers<keyof typeof chronologyCalls>;
