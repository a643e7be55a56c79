/** @file The calls of shared/contract/bundles.ts. */
import type { bundleCalls } from '../../shared/contract/bundles.ts';
import type { Handlers } from '../handlers.ts';
import { bundleArrange, bundleCreate } from './arrange-bundle.ts';
import { bundleBuild } from './build-bundle.ts';
import { bundleCheck } from './check-bundle.ts';
import { bundleVerify } from './compare-bundle.ts';
import { bundleMayBuild } from './may-build.ts';
import { bundlePreflight } from './preflight.ts';
import { profileList } from './profile-library.ts';
import { bundleList, bundleShow } from './read-bundle.ts';

export const bundleHandlers = {
  profileList,
  bundleCreate,
  bundleList,
  bundleShow,
  bundleArrange,
  bundlePreflight,
  bundleMayBuild,
  bundleBuild,
  bundleCheck,
  bundleVerify,
} satisfies Handlers<keyof typeof bundleCalls>;
