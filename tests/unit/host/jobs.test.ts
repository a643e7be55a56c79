import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, Progress } from '../../../src-main/contract/ports.ts';
import { Jobs } from '../../../src-main/host/jobs.ts';

let counts: number[];
let jobs: Jobs;
beforeEach(() => {
  counts = [];
  jobs = new Jobs((running) => counts.push(running));
});

const untilStopped = (job: Job) =>
  new Promise<string>((resolve) => job.signal.addEventListener('abort', () => resolve('stopped')));
const ignore = () => undefined;

describe('jobs', () => {
  it('are stopped by their own name and no other', async () => {
    const first = jobs.run('first', ignore, untilStopped);
    const second = jobs.run('second', ignore, untilStopped);
    jobs.cancel('nobody');
    jobs.cancel('second');
    expect(await second).toBe('stopped');
    expect(counts).toEqual([1, 2, 1]);
    jobs.cancel('first');
    expect(await first).toBe('stopped');
    expect(counts.at(-1)).toBe(0);
  });

  it('pass on what goes wrong, and are not counted any more', async () => {
    const failing = jobs.run(undefined, ignore, () => Promise.reject(new Error('full')));
    await expect(failing).rejects.toThrow('full');
    expect(counts).toEqual([1, 0]);
  });

  it('are all stopped at once, and waited for until they have tidied up', async () => {
    let tidied = 0;
    const tidy = async (job: Job) => {
      await untilStopped(job);
      await Promise.resolve();
      tidied += 1;
    };
    void jobs.run('a', ignore, tidy);
    void jobs.run(undefined, ignore, tidy);
    await jobs.stop();
    expect(tidied).toBe(2);
  });

  it('that are not there need no waiting', async () => {
    await jobs.stop();
    expect(counts).toEqual([]);
  });

  it('say where they are without saying it a thousand times', async () => {
    const heard: Progress[] = [];
    await jobs.run(
      'long',
      (progress) => heard.push(progress),
      async (job) => {
        for (let page = 1; page <= 1000; page += 1)
          job.report({ step: 'reading', page: { number: page, of: 1000 } });
        job.report({ step: 'finished' });
      },
    );
    expect(heard[0]).toEqual({ step: 'reading', page: { number: 1, of: 1000 } });
    expect(heard.at(-1)).toEqual({ step: 'finished' });
    expect(heard.length).toBeLessThan(100);
  });
});
