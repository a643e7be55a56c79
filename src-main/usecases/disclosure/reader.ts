/** @file For whom something is made: words may be kept from one reader and not from another, and every output says whose it is. */
import type { Engine } from '../engine/engine.ts';
import { copiedOutAs } from '../resources/vocabulary.ts';

/** `reader`: who gets it, as it is written down; empty where nobody is named. */
export const forReader = <E extends Engine>(engine: E, reader: string): E => ({ ...engine, reader });

/** A sheet that is not made for anybody else is made for whoever the form is typed to. Throws `form-damaged`. */
export const onOwnSheet = <E extends Engine>(engine: E, formId: string): E =>
  engine.reader === undefined ? forReader(engine, copiedOutAs(engine.resources, formId).recipient) : engine;
