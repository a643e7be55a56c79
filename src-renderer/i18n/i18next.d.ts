/** @file Makes a key that no catalogue has a compile error. */
import 'i18next';
import type { english } from './index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: typeof english;
  }
}
