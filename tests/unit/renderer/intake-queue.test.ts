import { describe, expect, it } from 'vitest';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import type { CaseId, EvidenceId, FileHandle } from '../../../src-main/core/ids.ts';
import { type IntakeInput, IntakeQueue } from '../../../src-renderer/features/evidence/intake-queue.ts';

const CASE = 'case' as CaseId;
const file = (name: string): PickedFile => ({ handle: `pick-${name}` as FileHandle, name, byteSize: 1 });

function queueWith(answer: (input: IntakeInput) => FailureData | null | Promise<FailureData | null>) {
  const asked: IntakeInput[] = [];
  const cancelled: string[] = [];
  let added = 0;
  let last = 0;
  const queue = new IntakeQueue({
    newId: () => `job-${++last}`,
    add: async (input, _job, isIn) => {
      asked.push(input);
      const failure = await answer(input);
      if (failure === null) isIn(`id of ${input.file}` as EvidenceId);
      return failure;
    },
    cancel: (id) => cancelled.push(id),
    onAdded: () => {
      added += 1;
    },
  });
  const settled = async () => {
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  };
  const again = () => {
    last = 0;
  };
  return { queue, asked, cancelled, settled, again, added: () => added };
}
const states = (queue: IntakeQueue) => queue.items().map((item) => `${item.file.name} ${item.state}`);

describe('files going in', () => {
  it('go in one after the other, and one that cannot does not hold up the rest', async () => {
    const made = queueWith(({ file: handle }) =>
      handle === 'pick-b.doc' ? { code: 'unsupported-type', subject: 'b.doc' } : null,
    );
    made.queue.add(CASE, [file('a.pdf'), file('b.doc'), file('c.jpg')]);
    await made.settled();
    expect(states(made.queue)).toEqual(['a.pdf added', 'b.doc refused', 'c.jpg added']);
    expect(made.queue.items()[1]?.failure).toMatchObject({ code: 'unsupported-type' });
    expect(made.added()).toBe(2);
  });

  it('go in before the e-mails and archives that may hold them too, each in the order it was given', async () => {
    const made = queueWith(() => null);
    made.queue.add(CASE, [file('1 mail.EML'), file('2 report.pdf'), file('3 all.zip'), file('4 room.heic')]);
    await made.settled();
    const names = made.queue.items().map((item) => item.file.name);
    expect(names).toEqual(['2 report.pdf', '4 room.heic', '1 mail.EML', '3 all.zip']);
    // In the case they stand where they were put all the same.
    const before = made.asked.map(({ file: handle, before: next }) => [handle, next]);
    expect(before).toEqual([
      ['pick-2 report.pdf', undefined],
      ['pick-4 room.heic', undefined],
      ['pick-1 mail.EML', 'id of pick-2 report.pdf'],
      ['pick-3 all.zip', 'id of pick-4 room.heic'],
    ]);
  });

  it('of two e-mails and two papers behind the first, each stands before the nearest that is in', async () => {
    const made = queueWith(({ file: handle }) =>
      handle === 'pick-2.pdf' ? { code: 'unsupported-type', subject: '2.pdf' } : null,
    );
    made.queue.add(CASE, [file('1.eml'), file('2.pdf'), file('3.pdf'), file('4.pdf'), file('5.eml')]);
    await made.settled();
    expect(made.asked.map(({ file: handle, before: next }) => [handle, next])).toEqual([
      ['pick-2.pdf', undefined],
      ['pick-3.pdf', undefined],
      ['pick-4.pdf', undefined],
      ['pick-1.eml', 'id of pick-3.pdf'],
      ['pick-5.eml', undefined],
    ]);
  });

  it('of another folder are not what an e-mail stands before', async () => {
    const made = queueWith(() => null);
    made.queue.add(CASE, [file('1.eml'), file('2.pdf')]);
    made.queue.add(CASE, [file('3.eml'), file('4.pdf')]);
    await made.settled();
    const places = new Map(made.asked.map(({ file: handle, before: next }) => [handle, next]));
    expect([places.get('pick-1.eml' as never), places.get('pick-3.eml' as never)]).toEqual([
      'id of pick-2.pdf',
      'id of pick-4.pdf',
    ]);
  });

  it('of one reason are tried again together, in their order, each with what was chosen for it', async () => {
    let full = true;
    const made = queueWith(() => (full ? { code: 'disk-full' } : null));
    made.queue.add(CASE, [
      file('a.pdf'),
      { ...file('b.pdf'), section: 'Letters' },
      file('c.pdf'),
      file('d.pdf'),
    ]);
    await made.settled();
    const [a, b, c, d] = made.queue.items();
    made.queue.retry(b?.id ?? '', { allowDuplicate: true });
    await made.settled();
    full = false;
    made.asked.length = 0;
    made.queue.retryAll([c?.id ?? '', b?.id ?? '', a?.id ?? '']);
    await made.settled();
    expect(made.asked.map(({ file: handle }) => handle)).toEqual(['pick-a.pdf', 'pick-b.pdf', 'pick-c.pdf']);
    expect(made.asked[1]).toMatchObject({ section: 'Letters', allowDuplicate: true });
    expect(states(made.queue)).toEqual(['a.pdf added', 'b.pdf added', 'c.pdf added', 'd.pdf refused']);
    made.queue.retryAll([a?.id ?? '', d?.id ?? '']);
    await made.settled();
    // What is in is not taken in twice.
    expect(made.asked.map(({ file: handle }) => handle).slice(3)).toEqual(['pick-d.pdf']);
  });

  it('that need a password are tried again with it, and then forgotten by the list when dismissed', async () => {
    const made = queueWith(({ password }) => (password === 'secret' ? null : { code: 'password-needed' }));
    made.queue.add(CASE, [file('locked.pdf')]);
    await made.settled();
    const [item] = made.queue.items();
    made.queue.retry(item?.id ?? '', { password: 'wrong' });
    await made.settled();
    expect(states(made.queue)).toEqual(['locked.pdf refused']);
    made.queue.retry(item?.id ?? '', { password: 'secret' });
    await made.settled();
    expect(states(made.queue)).toEqual(['locked.pdf added']);
    made.queue.dismissFinished(CASE);
    expect(made.queue.items()).toEqual([]);
  });

  it('that are there already go in as a second copy only when the person says so', async () => {
    const made = queueWith(({ allowDuplicate }) => (allowDuplicate === true ? null : { code: 'duplicate' }));
    made.queue.add(CASE, [file('twice.pdf')]);
    await made.settled();
    expect(states(made.queue)).toEqual(['twice.pdf refused']);
    made.queue.retry(made.queue.items()[0]?.id ?? '', { allowDuplicate: true });
    await made.settled();
    expect(made.added()).toBe(1);
  });

  it('can be stopped: what is being read is cancelled, what waits is listed as not in, what is in stays', async () => {
    let finish: (failure: FailureData | null) => void = () => undefined;
    const made = queueWith(({ file: handle }) =>
      handle === 'pick-a.pdf' ? null : new Promise((resolve) => (finish = resolve)),
    );
    made.queue.add(CASE, [file('a.pdf'), file('b.pdf'), file('c.pdf')]);
    await made.settled();
    made.queue.stop(CASE);
    expect(made.cancelled).toEqual(['job-2']);
    finish({ code: 'cancelled' });
    await made.settled();
    expect(states(made.queue)).toEqual(['a.pdf added', 'b.pdf refused', 'c.pdf refused']);
    expect(made.asked).toHaveLength(2);
    made.queue.retry(made.queue.items()[2]?.id ?? '', {});
    expect(made.asked).toHaveLength(3);
  });

  it('stopped in one case go on in another', async () => {
    const OTHER = 'other' as CaseId;
    let finish: (failure: FailureData | null) => void = () => undefined;
    const made = queueWith(() => new Promise((resolve) => (finish = resolve)));
    made.queue.add(OTHER, [file('theirs.pdf'), file('theirs too.pdf')]);
    made.queue.add(CASE, [file('ours.pdf')]);
    await made.settled();
    made.queue.stop(CASE);
    expect(made.cancelled).toEqual([]);
    expect(states(made.queue)).toEqual(['theirs.pdf working', 'theirs too.pdf waiting', 'ours.pdf refused']);
    finish(null);
    await made.settled();
    finish(null);
    await made.settled();
    expect(states(made.queue)).toEqual(['theirs.pdf added', 'theirs too.pdf added', 'ours.pdf refused']);
  });

  it('keep no password once they are in, are dismissed, or the vault is locked', async () => {
    const ends = [
      (queue: IntakeQueue) => void queue,
      (queue: IntakeQueue, id: string) => queue.dismiss(id),
      (queue: IntakeQueue) => queue.forget(),
    ];
    for (const [way, end] of ends.entries()) {
      let opens = false;
      const made = queueWith(({ password }) =>
        password === 'secret' && opens ? null : { code: 'wrong-password' },
      );
      made.queue.add(CASE, [file('locked.pdf')]);
      await made.settled();
      const id = made.queue.items()[0]?.id ?? '';
      opens = way === 0;
      made.queue.retry(id, { password: 'secret' });
      await made.settled();
      end(made.queue, id);
      // Under the same number, so that whatever was kept for it would go along.
      made.again();
      made.queue.add(CASE, [file('another.pdf')]);
      await made.settled();
      expect([way, made.asked.at(-1)]).toEqual([way, { caseId: CASE, file: 'pick-another.pdf' }]);
    }
  });

  it('are all forgotten at a lock', async () => {
    const made = queueWith(() => null);
    made.queue.add(CASE, [file('a.pdf')]);
    made.queue.forget();
    await made.settled();
    expect(made.queue.items()).toEqual([]);
  });
});
