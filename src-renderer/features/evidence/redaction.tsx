/** @file Redacting an exhibit: places marked on its page, names found to be marked, and a check that nothing of them is left. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import type { FoundToRedact, RedactionReason, RedactionView } from '../../../src-main/contract/redaction.ts';
import type { MarkRect } from '../../../src-main/core/redaction/marks.ts';
import { call } from '../../bridge/client.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding, sayPages } from '../../ui/finding-words.ts';
import classes from './exhibit.module.css';
import view from './viewer.module.css';

type NewMark = Pick<RedactionView, 'page' | 'rects' | 'terms'>;

export interface Redaction {
  /** Of this exhibit, in the order of its pages. */
  readonly marks: readonly RedactionView[];
  readonly reasons: readonly RedactionReason[];
  readonly reason: string;
  readonly readers: string;
  readonly isDrawing: boolean;
  /** Drawn on the page and not marked yet. */
  readonly box: { readonly page: number; readonly rect: MarkRect } | null;
  readonly error: unknown;
  setReason(reason: string): void;
  setReaders(readers: string): void;
  setDrawing(isDrawing: boolean): void;
  setBox(box: Redaction['box']): void;
  add(marks: readonly NewMark[]): Promise<void>;
  takeBack(id: string): Promise<void>;
  dismiss(): void;
}

export function useRedaction({ id: evidenceId, caseId }: EvidenceView): Redaction {
  const { data, error: unread } = useRead('redactionList', { caseId });
  const [reason, setReason] = useState('');
  const [readers, setReaders] = useState('');
  const [isDrawing, setDrawing] = useState(false);
  const [box, setBox] = useState<Redaction['box']>(null);
  const [error, setError] = useState<unknown>(null);
  const reasons = data?.reasons ?? [];
  const chosen = reason === '' ? (reasons[0]?.id ?? '') : reason;
  const attempt = async (what: () => Promise<unknown>) => {
    setError(null);
    try {
      await what();
      await forget('redactionList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const names = readers.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  return {
    marks: (data?.marks ?? []).filter((one) => one.evidenceId === evidenceId),
    reasons,
    reason: chosen,
    readers,
    isDrawing,
    box,
    error: error ?? unread,
    setReason,
    setReaders,
    setBox,
    setDrawing(now) {
      setDrawing(now);
      setBox(null);
    },
    add: (marks) =>
      attempt(() =>
        call('redactionAdd', {
          evidenceId,
          reason: chosen,
          marks: marks.map(({ page, rects, terms }) => ({ page, rects: [...rects], terms: [...terms] })),
          readers: names.length === 0 ? null : { only: 'from', names },
        }),
      ),
    takeBack: (id) => attempt(() => call('redactionTakeBack', { ids: [id] })),
    dismiss: () => setError(null),
  };
}

interface OnPage {
  readonly redaction: Redaction;
  readonly page: number;
  /** Of the page, in points as shown. */
  readonly size: { readonly width: number; readonly height: number };
}

const placed = ({ left, top, width, height }: MarkRect, size: OnPage['size']) => ({
  left: `${(left / size.width) * 100}%`,
  top: `${(top / size.height) * 100}%`,
  width: `${(width / size.width) * 100}%`,
  height: `${(height / size.height) * 100}%`,
});

/** What is marked, over the picture of its page. */
export function MarksOnPage({ redaction, page, size }: OnPage) {
  const { t } = useTranslation('evidence');
  const titleOf = ({ reason }: RedactionView) =>
    redaction.reasons.find(({ id }) => id === reason)?.title ?? reason;
  return redaction.marks
    .filter((mark) => mark.page === page)
    .flatMap((mark) =>
      mark.rects.map((rect) => (
        <span
          key={`${mark.id} ${rect.left} ${rect.top}`}
          className={view.struck}
          role="img"
          aria-label={t('redact.marked', { reason: titleOf(mark) })}
          title={t('redact.marked', { reason: titleOf(mark) })}
          style={placed(rect, size)}
        />
      )),
    );
}

/** Points, for one press of an arrow. */
const STEP = 6;
const SMALLEST = 4;

/** Drawn with the mouse, or moved and sized by keys; nothing while no place is to be marked. */
export function BoxOnPage({ redaction, page, size }: OnPage) {
  const { t } = useTranslation('evidence');
  const { isDrawing, box, setBox } = redaction;
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const own = useRef<HTMLButtonElement>(null);
  const first = { left: size.width / 4, top: size.height / 4, width: size.width / 4, height: 18 };
  const rect = box?.page === page ? box.rect : first;
  const begin = useRef(() => setBox({ page, rect: first }));
  useEffect(() => {
    if (!isDrawing) return;
    begin.current();
    own.current?.focus();
  }, [isDrawing]);
  if (!isDrawing) return null;
  // In the page's own directions, whichever way it is turned on the screen.
  const at = ({ currentTarget, nativeEvent }: PointerEvent<HTMLDivElement>) => ({
    x: Math.min(1, Math.max(0, nativeEvent.offsetX / currentTarget.offsetWidth)) * size.width,
    y: Math.min(1, Math.max(0, nativeEvent.offsetY / currentTarget.offsetHeight)) * size.height,
  });
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current === null) return;
    const [a, b] = [from.current, at(event)];
    const drawn = {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      width: Math.max(SMALLEST, Math.abs(a.x - b.x)),
      height: Math.max(SMALLEST, Math.abs(a.y - b.y)),
    };
    setBox({ page, rect: drawn });
  };
  const onKey = (event: KeyboardEvent) => {
    const [x, y] = ARROWS[event.key] ?? [0, 0];
    if (x === 0 && y === 0) return;
    event.preventDefault();
    const { left, top, width, height } = rect;
    const moved = event.shiftKey
      ? { left, top, width: Math.max(SMALLEST, width + x), height: Math.max(SMALLEST, height + y) }
      : { width, height, left: Math.max(0, left + x), top: Math.max(0, top + y) };
    setBox({ page, rect: moved });
  };
  return (
    <div
      className={view.drawing}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = at(event);
      }}
      onPointerMove={draw}
      onPointerUp={(event) => {
        draw(event);
        from.current = null;
        own.current?.focus();
      }}
    >
      <button
        ref={own}
        type="button"
        className={view.box}
        aria-label={t('redact.box', { page })}
        style={placed(rect, size)}
        onKeyDown={onKey}
        onClick={() => void redaction.add([{ page, rects: [rect], terms: [] }])}
      />
    </div>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function RedactionPanel({
  evidence,
  redaction,
}: {
  readonly evidence: EvidenceView;
  readonly redaction: Redaction;
}) {
  const { t } = useTranslation('evidence');
  const [isOpen, setOpen] = useState(false);
  const { marks, box, isDrawing, error } = redaction;
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('redact.title')}</h2>
      <p role="status">
        {marks.length === 0 ? t('redact.none') : t('redact.count', { count: marks.length })}
      </p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={redaction.dismiss} />}
      <Changing>
        {isOpen ? (
          <div className={view.redact}>
            <p className="quiet">{t('redact.about')}</p>
            <NativeSelect
              label={t('redact.reason')}
              data={redaction.reasons.map(({ id, title }) => ({ value: id, label: title }))}
              value={redaction.reason}
              onChange={(event) => redaction.setReason(event.currentTarget.value)}
            />
            <TextInput
              label={t('redact.readers')}
              maxLength={500}
              value={redaction.readers}
              onChange={(event) => redaction.setReaders(event.currentTarget.value)}
            />
            <Button variant="default" onClick={() => redaction.setDrawing(!isDrawing)}>
              {t(isDrawing ? 'redact.leave' : 'redact.draw')}
            </Button>
            {isDrawing ? <p className="quiet">{t('redact.drawing')}</p> : null}
            {isDrawing && box !== null ? (
              <Button onClick={() => void redaction.add([{ page: box.page, rects: [box.rect], terms: [] }])}>
                {t('redact.mark')}
              </Button>
            ) : null}
            <Suggestions evidence={evidence} redaction={redaction} />
            <Marks redaction={redaction} />
            {marks.length === 0 ? null : <CheckCopy key={marks.length} evidence={evidence} />}
          </div>
        ) : null}
        <Button
          variant="default"
          aria-expanded={isOpen}
          onClick={() => {
            redaction.setDrawing(false);
            setOpen(!isOpen);
          }}
        >
          {t(isOpen ? 'redact.close' : 'redact.open')}
        </Button>
      </Changing>
    </section>
  );
}

/** Names of the case and words that are typed, each place to be ticked: none is marked by itself. */
function Suggestions({
  evidence: { id: evidenceId, caseId },
  redaction,
}: {
  readonly evidence: EvidenceView;
  readonly redaction: Redaction;
}) {
  const { t } = useTranslation('evidence');
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<CallOutput<'redactionFind'> | null>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = (answer?.found ?? []).filter(({ isMarked }) => !isMarked);
  const wanted = found.filter((_, at) => !left.has(at));
  const find = async () => {
    setBusy(true);
    setError(null);
    const typed = words.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
    try {
      const asked = { caseId, evidenceId, words: typed, names: true };
      const given = await call('redactionFind', asked);
      const parts = given.found.filter(({ isMarked }) => !isMarked);
      setAnswer(given);
      setLeft(new Set(parts.flatMap(({ as }, at) => (as === 'part' ? [at] : []))));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const mark = async () => {
    await redaction.add(
      wanted.map(({ page, rects, term, text, as }: FoundToRedact) => ({
        page,
        rects: [...rects],
        terms: [as === 'part' ? text : term],
      })),
    );
    setAnswer(null);
  };
  const silent = answer?.unread.reduce((sum, { pages }) => sum + pages.length, 0) ?? 0;
  return (
    <>
      <TextInput
        label={t('redact.words')}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button variant="default" loading={busy} onClick={() => void find()}>
        {t('redact.find')}
      </Button>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {answer === null ? null : (
        <div role="status">
          {found.length === 0 ? <p>{t('redact.foundNone')}</p> : null}
          {silent === 0 ? null : <p>{t('redact.unread', { count: silent })}</p>}
        </div>
      )}
      {found.length === 0 ? null : (
        <>
          <div className={view.suggestions}>
            {found.map((one, at) => (
              <Checkbox
                // biome-ignore lint/suspicious/noArrayIndexKey: places of one answer have no name, and keep their order.
                key={at}
                label={t('redact.place', { page: one.page, words: one.text })}
                description={one.as === 'part' ? t('redact.foundPart', { term: one.term }) : undefined}
                checked={!left.has(at)}
                onChange={() => setLeft((now) => toggled(now, at))}
              />
            ))}
          </div>
          <Button disabled={wanted.length === 0} onClick={() => void mark()}>
            {t('redact.markFound', { count: wanted.length })}
          </Button>
        </>
      )}
    </>
  );
}

function toggled(all: ReadonlySet<number>, one: number): ReadonlySet<number> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}

function Marks({ redaction }: { readonly redaction: Redaction }) {
  const { t } = useTranslation('evidence');
  const wordsOf = ({ terms }: RedactionView) => (terms.length === 0 ? t('redact.aPlace') : terms.join('; '));
  const forWhom = ({ readers }: RedactionView) => {
    if (readers === null) return '';
    const names = readers.names.join('; ');
    return ` (${t(readers.only === 'from' ? 'redact.for' : 'redact.forBut', { names })})`;
  };
  if (redaction.marks.length === 0) return null;
  return (
    <ul className={view.marks}>
      {redaction.marks.map((mark) => (
        <li key={mark.id}>
          <span>
            {t('redact.place', { page: mark.page, words: wordsOf(mark) })}
            {forWhom(mark)}
          </span>
          <Button
            variant="default"
            size="xs"
            aria-label={t('redact.takeBackOf', { page: mark.page, words: wordsOf(mark) })}
            onClick={() => void redaction.takeBack(mark.id)}
          >
            {t('redact.takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Applies the marks to a copy, which nothing keeps, and says whether something is left in it. */
function CheckCopy({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const [made, setMade] = useState<CallOutput<'redactionApply'> | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      setMade(await call('redactionApply', { evidenceId: evidence.id }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void check()}>
        {t('redact.check')}
      </Button>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div role="status">
        {made === null || made.unread.length === 0 ? null : (
          <p>{t('redact.unsearched', { pages: sayPages(made.unread) })}</p>
        )}
        {made === null || made.byMachine.length === 0 ? null : (
          <p>{t('redact.byMachine', { pages: sayPages(made.byMachine) })}</p>
        )}
        {made === null ? null : made.left.length === 0 ? (
          <p>
            {t(made.unread.length === 0 ? 'redact.checked' : 'redact.checkedRest', {
              count: made.drawn.length,
            })}
          </p>
        ) : (
          <>
            <p>{t('redact.left')}</p>
            <ul>
              {made.left.map((one) => (
                <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
