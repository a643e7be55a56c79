/** @file The calls of contract/packs.ts. */
import type { packCalls } from '../../contract/packs.ts';
import { packBuild, packPage, packPreview } from '../packs/build-pack.ts';
import { packProfiles } from '../packs/recipient-library.ts';
import { packList, packOutcome, releaseTold } from '../packs/told-since.ts';
import type { Handlers } from './handlers.ts';

export const packHandlers = {
  packProfiles,
  packList,
  packPreview,
  packPage,
  packBuild,
  packOutcome,
  releaseTold,
} satisfies Handlers<keyof typeof packCalls>;
