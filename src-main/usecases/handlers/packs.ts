/** @file The calls of contract/packs.ts. */
import type { packCalls } from '../../contract/packs.ts';
import { packBuild } from '../packs/build-pack.ts';
import { packList, packOutcome, releaseTold } from '../packs/outcomes.ts';
import { packPage, packPreview } from '../packs/preview-pack.ts';
import { packProfiles } from '../packs/recipient-library.ts';
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
