/** Which privacy notice words name: the official form's yes speaks of the Home Office's alone. */
import { expect, it } from 'vitest';
import { namesOfficialNotice } from '../../../../src-main/core/worksheets/referral-yes.ts';

it.each([
  'Home Office, April 2026',
  'Home Office, April 2026; no copy',
  'The Privacy Information Notice. She did not want a copy: not safe at the house',
  'Ours, and that of the Home Office; read out in Tagalog',
  'Home Office: not taken, no place to keep it',
])('names it: %s', (words) => expect(namesOfficialNotice(words)).toBe(true));

it.each([
  '',
  'The privacy notice of the Bayanihan Desk, read by herself; she corrected its spelling',
  'Ours, not the Home Office’s',
  'Home Office, still to be explained',
  'The Home Office’s notice will be read next time',
  'Home Office notice, but it was not explained',
  'Home Office; she hasn’t read it',
])('does not name it, or not as gone through: %s', (words) => expect(namesOfficialNotice(words)).toBe(false));
