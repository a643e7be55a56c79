/** What a test of sexual health found stands by itself, and not with how a talk was held; how somebody is stays there. */
import { expect, it } from 'vitest';
import { known, told } from '../../../support/two-tellings.ts';

const HEALTH = 'health.now';
const TALKS = 'where-how-interview-carried-out';

it('is apart where a later account told it, and the rest stays', () => {
  const all = [
    told('insight.interview', 0, 'In the small room.'),
    told(HEALTH, 0, 'Sleeps three hours; afraid of HIV.'),
    told(HEALTH, 1, 'Clinic on 19 November: chlamydia, treated; HIV negative.'),
  ];
  expect(known(TALKS, ...all).text).toContain('Sleeps three hours');
  expect(known(TALKS, ...all).text).not.toContain('chlamydia');
  expect(known('health-apart', ...all).text).toContain('chlamydia');
  expect(known('health-apart', ...all).text).not.toContain('Sleeps');
});

it.each([
  'HIV test: negative.',
  'HIV came back as positive.',
  'She has HIV.',
  'A sexually transmitted infection, treated.',
])('however it was written down: “%s”', (text) => {
  const all = [
    told('insight.interview', 0, 'In the small room.'),
    told(HEALTH, 0, 'Sleeps badly.'),
    told(HEALTH, 1, text),
  ];
  expect(known(TALKS, ...all).text).not.toContain(text);
  expect(known('health-apart', ...all).text).toContain(text);
});
