/** @file Pages of a document as they will stand in a bundle, one at a time; Page Up and Page Down turn them. */

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView, PageComment } from '../../../src-main/contract/evidence.ts';
import type { QuarterTurns } from '../../../src-main/core/bundles/page-map.ts';
import { turnOf } from '../../../src-main/core/bundles/page-turns.ts';
import { usePagePicture, usePageText, usePictureAddress } from '../../bridge/pictures.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import classes from './exhibit.module.css';
import { FindInDocument, useFinding } from './find-in-document.tsx';
import { PictureNote } from './page-picturing.tsx';
import { PageStrip } from './page-strip.tsx';
import { PageText } from './page-text.tsx';
import { directionOf, TurnButtons, TurnNote } from './page-turning.tsx';
import { BoxOnPage, MarksOnPage, type Redaction } from './redaction.tsx';
import view from './viewer.module.css';

// How a document is looked at: which page, how large, which way up. Nothing of it changes the file or a
// bundle.

/** Shares of the width there is for the page. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const WHOLE = ZOOMS.indexOf(1);

interface Viewer {
  readonly page: number;
  readonly zoom: number;
  /** Beside what bundles turn it by. */
  readonly turned: QuarterTurns;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  show(page: number): void;
  larger(): void;
  smaller(): void;
  fit(): void;
  turn(): void;
}

function useViewer(first: number, pageCount: number): Viewer {
  const within = (page: number) => Math.max(1, Math.min(pageCount, page));
  const [page, setPage] = useState(within(first));
  const [step, setStep] = useState(WHOLE);
  const [turned, setTurned] = useState<QuarterTurns>(0);
  return {
    page,
    zoom: ZOOMS[step] ?? 1,
    turned,
    canGrow: step < ZOOMS.length - 1,
    canShrink: step > 0,
    show(to) {
      setPage(within(to));
      setTurned(0);
    },
    larger: () => setStep((now) => Math.min(ZOOMS.length - 1, now + 1)),
    smaller: () => setStep((now) => Math.max(0, now - 1)),
    fit: () => setStep(WHOLE),
    turn: () => setTurned((now) => ((now + 1) % 4) as QuarterTurns),
  };
}

/**
 * How large a page is shown and which way up, for looking alone; keys + and - do it too, 0 puts it back.
 */
function ViewTools({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('evidence');
  useShortcut('-', viewer.smaller, { whileTyping: false });
  useShortcut('=', viewer.larger, { whileTyping: false });
  useShortcut('0', viewer.fit, { whileTyping: false });
  const share = Math.round(viewer.zoom * 100);
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('view.smaller')}
        disabled={!viewer.canShrink}
        onClick={viewer.smaller}
      >
        <Icon name="minus" size={18} />
      </ActionIcon>
      <Button
        variant="default"
        size="compact-md"
        h={36}
        className="figures"
        aria-label={t('view.fit', { share })}
        onClick={viewer.fit}
      >
        {`${share} %`}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('view.larger')}
        disabled={!viewer.canGrow}
        onClick={viewer.larger}
      >
        <Icon name="plus" size={18} />
      </ActionIcon>
      <Button variant="default" size="compact-md" h={36} onClick={viewer.turn}>
        {t('view.turn')}
      </Button>
    </>
  );
}

/** A picture of a page, turned by quarters, as wide as its place, with what lies over it. */
function TurnedPicture(props: {
  readonly src: string;
  readonly alt: string;
  readonly turned: QuarterTurns;
  /** Turned with it. */
  readonly children?: ReactNode;
}) {
  const { src, alt, turned, children } = props;
  const [size, setSize] = useState({ width: 1, height: 1 });
  const onItsSide = turned % 2 === 1;
  const [across, down] = onItsSide ? [size.height, size.width] : [size.width, size.height];
  return (
    <div className={classes.picture} style={{ aspectRatio: `${across} / ${down}` }}>
      <div
        className={classes.turned}
        style={{
          width: onItsSide ? `${(down / across) * 100}%` : '100%',
          aspectRatio: `${size.width} / ${size.height}`,
          transform: `translate(-50%, -50%) rotate(${turned * 90}deg)`,
        }}
      >
        <img
          className={classes.drawn}
          src={src}
          alt={alt}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize({ width: naturalWidth, height: naturalHeight })
          }
        />
        {children}
      </div>
    </div>
  );
}

// Page numbers as typed, and how wide to draw a page.

/** A whole number from 1 to `last`, or null. */
export function readPageNumber(typed: string, last: number): number | null {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return null;
  const number = Number(text);
  return number >= 1 && number <= last ? number : null;
}

const STEP = 200;
const WIDEST = 2400;

/** Pixels for a space of `width` CSS pixels: in steps, so that dragging the window does not draw every time. */
export function widthToDraw(width: number, pixelRatio: number): number {
  if (width <= 0) return 0;
  return Math.min(WIDEST, Math.ceil((width * pixelRatio) / STEP) * STEP);
}

export function PageView(props: {
  readonly evidence: EvidenceView;
  readonly first: number;
  readonly redaction: Redaction;
}) {
  const { evidence, first, redaction } = props;
  const { t } = useTranslation('evidence');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const viewer = useViewer(first, evidence.pageCount);
  const { page } = viewer;
  const [typed, setTyped] = useState<string | null>(null);
  const picture = usePagePicture(
    evidence.id,
    page,
    widthToDraw(width * viewer.zoom, window.devicePixelRatio),
  );
  const address = usePictureAddress(picture.data);
  const turn = (to: number) => {
    setTyped(null);
    viewer.show(to);
  };
  const finding = useFinding(evidence.id, turn);
  const text = usePageText(evidence.id, page);
  const place = finding.found?.[finding.now];
  useShortcut('pagedown', () => turn(page + 1), { whileTyping: false });
  useShortcut('pageup', () => turn(page - 1), { whileTyping: false });
  const comments = evidence.comments.filter((one) => one.page === page);
  const label = t('page.of', { number: page, of: evidence.pageCount });
  return (
    <section className={classes.pages} aria-label={t('page.label')}>
      <div className={classes.pageTools}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('page.previous')}
          disabled={page === 1}
          onClick={() => turn(page - 1)}
        >
          <Icon name="back" size={18} />
        </ActionIcon>
        <TextInput
          size="sm"
          w="4.5rem"
          inputMode="numeric"
          aria-label={t('page.go')}
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => turn(readPageNumber(typed ?? '', evidence.pageCount) ?? page)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') turn(readPageNumber(typed ?? '', evidence.pageCount) ?? page);
          }}
        />
        <span className="figures">{t('page.total', { of: evidence.pageCount })}</span>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('page.next')}
          disabled={page === evidence.pageCount}
          onClick={() => turn(page + 1)}
        >
          <Icon name="next" size={18} />
        </ActionIcon>
        <ViewTools viewer={viewer} />
        <Changing>
          <TurnButtons key={page} evidence={evidence} page={page} />
        </Changing>
      </div>
      <FindInDocument finding={finding} />
      <TurnNote key={`note ${page}`} evidence={evidence} page={page} />
      <PictureNote key={`picture ${page}`} evidence={evidence} page={page} />
      <MachineNote evidence={evidence} page={page} />
      <div className={view.sheet}>
        <PageStrip evidence={evidence} page={page} show={turn} />
        <div className={view.sheetMain}>
          <div
            className={`${classes.paper} ${view.scroll}`}
            ref={ref}
            aria-busy={picture.isFetching}
            {...(viewer.zoom > 1 ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
          >
            {picture.error === null ? null : (
              <ErrorPanel error={picture.error} onRetry={() => void picture.refetch()} />
            )}
            {address === null && picture.error === null ? (
              <p className={classes.drawing}>{t('page.drawing', { number: page })}</p>
            ) : null}
            {address === null ? null : (
              <div style={{ width: `${viewer.zoom * 100}%` }}>
                <TurnedPicture
                  src={address}
                  alt={`${evidence.title}, ${label}`}
                  turned={((turnOf(directionOf(evidence, page)) + viewer.turned) % 4) as QuarterTurns}
                >
                  <PageText
                    words={text.data?.words ?? []}
                    label={t('view.words', { number: page })}
                    search={finding.search}
                    current={place?.page === page ? place.at : null}
                  />
                  {text.data === undefined ? null : (
                    <>
                      <MarksOnPage redaction={redaction} page={page} size={text.data} />
                      <BoxOnPage key={page} redaction={redaction} page={page} size={text.data} />
                    </>
                  )}
                </TurnedPicture>
              </div>
            )}
          </div>
        </div>
      </div>
      <Beside title={t('page.comments')} words={comments.filter((one) => one.onPage === undefined)} />
      <Beside title={t('page.cutAnswers')} words={comments.filter((one) => one.onPage !== undefined)} />
    </section>
  );
}

/** How sure a machine is of the words of this page, where one read it. */
function MachineNote({ evidence, page }: { readonly evidence: EvidenceView; readonly page: number }) {
  const { t } = useTranslation('evidence');
  const read = evidence.machineRead.find((one) => one.page === page);
  // A page that goes along as a picture has no words in the copy.
  if (read === undefined || evidence.pictured.includes(page)) return null;
  return (
    <p className={`${classes.turnNote} quiet figures`} role="note">
      {read.certainty === null ? t('reading.pageEmpty') : t('reading.page', { certainty: read.certainty })}
    </p>
  );
}

function Beside({ title, words }: { title: string; words: readonly PageComment[] }) {
  if (words.length === 0) return null;
  return (
    <div className={classes.comments}>
      <h2 className={classes.sideTitle}>{title}</h2>
      {words.map((one) => (
        <p key={`${one.author} ${one.answers} ${one.text}`} className="words">
          {one.author === '' ? '' : <strong>{one.author}: </strong>}
          {one.answers === undefined
            ? one.text
            : sayFinding({ code: 'form-answer', params: { field: one.answers, words: one.text } })}
        </p>
      ))}
    </div>
  );
}
