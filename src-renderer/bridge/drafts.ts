/**
 * @file What is typed into a form that is not saved yet: kept in the vault meanwhile, so that a lock, a crash or a slip
 * of the hand costs none of it, and there again when the form opens.
 */
import { useCallback, useEffect, useRef } from 'react';
import type { DraftKey, DraftText, Words } from '../../src-main/contract/drafts.ts';
import { call } from './client.ts';
import { keepSaved, letFinish } from './locking.ts';
import { forget, useFreshRead } from './queries.ts';

/** Typing that pauses so long is kept. */
const PAUSES_MS = 1500;

/** Of a form with these fields, what was kept. */
export type Kept<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** What was kept of a form: `undefined` while it is looked for, `null` when there is nothing. */
export function useDraftText<Field extends string>({
  kind,
  subject,
  detail = '',
}: DraftKey): Kept<Field> | null | undefined {
  const { data, isError } = useFreshRead('draftTextList', { subject });
  if (data === undefined) return isError ? null : undefined;
  const found = data.kept.find((one: DraftText) => one.kind === kind && one.detail === detail);
  // The form wrote it: its fields are those of the form.
  return (found?.words as Kept<Field> | undefined) ?? null;
}

/**
 * Keeps `words` as they change; `null` while nothing was typed. `kept`: what the form began with. The returned function
 * is called once they are saved where they belong, or left out: nothing is kept any more. A form that stays, to be filled in
 * for the next, says `until-changed`.
 */
export function useKeepWords(
  place: DraftKey,
  words: Words | null,
  kept: object | null,
): (until?: 'until-changed') => void {
  const { kind, subject, detail = '' } = place;
  const text = JSON.stringify(words);
  const latest = useRef(words);
  latest.current = words;
  const inVault = useRef(JSON.stringify(kept));
  /** As text, what was saved where it belongs and stays in the form. */
  const over = useRef<boolean | string>(false);
  const isOver = useCallback(
    () => over.current === true || over.current === JSON.stringify(latest.current),
    [],
  );
  // One at a time, so that what is sent last is what stays.
  const sent = useRef<Promise<void>>(Promise.resolve());
  const send = useCallback(
    (next: Words | null): Promise<void> => {
      const asText = JSON.stringify(next);
      const sending = sent.current
        .catch(() => undefined)
        .then(async () => {
          if (asText === inVault.current) return;
          await call('draftTextKeep', { kind, subject, detail, words: next });
          inVault.current = asText;
        });
      sent.current = sending;
      return sending;
    },
    [kind, subject, detail],
  );
  const save = useCallback(async () => {
    // One that fails is tried again with the next key, and asked about before a lock.
    if (!isOver()) await send(latest.current).catch(() => undefined);
  }, [send, isOver]);
  useEffect(
    () => keepSaved(save, () => isOver() || JSON.stringify(latest.current) === inVault.current),
    [save, isOver],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with each change of the words
  useEffect(() => {
    const pause = setTimeout(save, PAUSES_MS);
    return () => clearTimeout(pause);
  }, [save, text]);
  useEffect(() => () => letFinish(save().then(() => forget('draftTextList'))), [save]);
  return useCallback(
    (until) => {
      over.current = until === undefined ? true : JSON.stringify(latest.current);
      letFinish(
        send(null)
          .catch(() => undefined)
          .then(() => forget('draftTextList')),
      );
    },
    [send],
  );
}
