import { describe, expect, it } from 'vitest';
import { Secrets, secretsHeld, withSecrets } from '../../../src-main/crypto/secret.ts';

const secret = () => Uint8Array.of(1, 2, 3);
const WIPED = Uint8Array.of(0, 0, 0);

describe('a scope of secrets', () => {
  it('overwrites all that it holds when the work returns, and returns what the work does', () => {
    const [one, other] = [secret(), secret()];
    const result = withSecrets(({ hold }) => [hold(one)[0], hold(other)[1]]);
    expect(result).toEqual([1, 2]);
    expect([one, other]).toEqual([WIPED, WIPED]);
  });

  it('overwrites them when the work throws', () => {
    const held = secret();
    const work = () =>
      withSecrets(({ hold }) => {
        hold(held);
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(held).toEqual(WIPED);
  });

  it('keeps them for work that takes its time, and overwrites them when it is done or fails', async () => {
    for (const fails of [false, true]) {
      const held = secret();
      let seen: Uint8Array | undefined;
      const work = withSecrets(async ({ hold }) => {
        hold(held);
        await new Promise((resume) => setImmediate(resume));
        seen = held.slice();
        if (fails) throw new Error('no');
        return 'done';
      });
      expect(await work.catch(({ message }) => message)).toBe(fails ? 'no' : 'done');
      expect(seen).toEqual(secret());
      expect(held).toEqual(WIPED);
    }
  });

  it('leaves what is handed on unharmed', () => {
    const [handed, kept] = [secret(), secret()];
    expect(
      withSecrets(({ hold, handOn }) => {
        hold(kept);
        return handOn(hold(handed));
      }),
    ).toBe(handed);
    expect(handed).toEqual(secret());
    expect(kept).toEqual(WIPED);
  });

  it('counts what the process holds, once each, and lets nothing through as nothing', () => {
    const before = secretsHeld();
    const scope = new Secrets();
    const one = secret();
    expect([scope.hold(one), scope.hold(one), scope.hold(null)]).toEqual([one, one, null]);
    expect(secretsHeld()).toBe(before + 1);
    scope.hold(secret());
    scope.handOn(one);
    expect(secretsHeld()).toBe(before + 1);
    scope.end();
    scope.end();
    expect(secretsHeld()).toBe(before);
  });
});
