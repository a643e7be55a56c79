/**
 * @file The app process's own calls, each behind the same three checks: who asks (our page's main frame,
 * or nobody), what is asked (zod), and data as the answer. Nothing here takes a path from the page.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as z from 'zod';
import type { AppCall } from '../contract/channels.ts';
import { asTestimonyError, type Outcome, TestimonyError } from '../core/errors/errors.ts';
import { isOurPage } from './our-page.ts';

/**
 * Answers `channel` with `work`, given input that fits `schema`. A call from anywhere but our page rejects
 * without a reason; everything else resolves to an Outcome.
 */
export function answer<Input extends z.ZodType>(
  channel: AppCall,
  schema: Input,
  work: (input: z.output<Input>, event: IpcMainInvokeEvent) => unknown,
): void {
  ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<Outcome<unknown>> => {
    if (!isOurPage(event.senderFrame)) throw new Error('refused');
    try {
      const input = schema.safeParse(given.length <= 1 ? given[0] : given);
      if (!input.success) throw new TestimonyError('bad-input', { subject: channel });
      return { ok: true, value: await work(input.data, event) };
    } catch (thrown) {
      return { ok: false, error: asTestimonyError(thrown).toData() };
    }
  });
}

/** For calls that take nothing. */
export const Nothing = z.undefined();
