import { expect, it } from 'vitest';
import json from '../../../../resources/locales/en/log.json' with { type: 'json' };
import { type CallName, contract } from '../../../../src-main/contract/index.ts';
import { type LogWords, whatWasDone } from '../../../../src-main/core/log/words.ts';
import { ROLES } from '../../../../src-main/core/vault/roles.ts';
import { mayCall } from '../../../../src-main/usecases/handlers/rights.ts';

const words: LogWords = json;
const said = (call: string, role: string, decision = '') =>
  whatWasDone(
    words,
    { action: 'vault.refused', purpose: '', worksheet: '', decided: '', refused: { call, role, decision } },
    (id) => id,
  );

it('says what was refused, and to whom', () => {
  expect(said('caseCreate', 'read-only')).toBe('Refused to somebody with a read-only role: opening a case');
  expect(said('bundleBuild', 'caseworker')).toBe('Refused to a caseworker: building a bundle');
  expect(said('packBuild', 'caseworker', 'without-consent')).toBe(
    'Refused to a caseworker: writing a pack out without a recorded consent',
  );
  expect(said('packBuild', 'caseworker', 'privileged')).toBe(
    'Refused to a caseworker: writing a pack out with privileged material',
  );
});

it('and says less of an entry that does not have it, or is newer than the words', () => {
  for (const [call, role] of [
    ['caseCreate', ''],
    ['somethingNewer', 'caseworker'],
  ] as const)
    expect(said(call, role)).toBe('Refused to a role');
});

it('has words for whatever can be refused to some role', () => {
  const decides = (name: CallName) => {
    const shape = (contract[name].input as unknown as { shape?: object }).shape ?? {};
    return 'overrideReason' in shape || 'released' in shape;
  };
  const refusable = (Object.keys(contract) as CallName[]).filter(
    (name) => decides(name) || ROLES.some((role) => !mayCall(role, name)),
  );
  expect(Object.keys(words.asked).toSorted()).toEqual([...refusable, 'showRawKey'].toSorted());
});
