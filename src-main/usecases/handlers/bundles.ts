/** @file The calls of contract/bundles.ts. */
import type { bundleCalls } from '../../contract/bundles.ts';
import { bundleArrange, bundleCreate } from '../bundles/arrange-bundle.ts';
import { bundleBuild } from '../bundles/build-bundle.ts';
import { bundleMayBuild } from '../bundles/build-order.ts';
import { bundleList, bundleRemove, bundleRestore, bundleShow } from '../bundles/bundle-view.ts';
import { bundleCheck } from '../bundles/check-bundle.ts';
import { bundleVerify } from '../bundles/compare-bundle.ts';
import { bundlePreflight } from '../bundles/preflight.ts';
import { profileList } from '../bundles/profile-library.ts';
import type { Handlers } from './handlers.ts';

export const bundleHandlers = {
  profileList,
  bundleCreate,
  bundleList,
  bundleShow,
  bundleArrange,
  bundleRemove,
  bundleRestore,
  bundlePreflight,
  bundleMayBuild,
  bundleBuild,
  bundleCheck,
  bundleVerify,
} satisfies Handlers<keyof typeof bundleCalls>;
