/** @file Pages of a document as they will stand in a bundle, one at a time; Page Up and Page Down turn them. */

import { ActionIcon, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
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
import { readPageNumber, widthToDraw } from './page-numbers.ts';
import { PictureNote } from './page-picturing.tsx';
import { PageStrip } from './page-strip.tsx';
import { PageText } from './page-text.tsx';
import { directionOf, TurnButtons, TurnNote } from './page-turning.tsx';
import { TurnedPicture } from './turned-picture.tsx';
import { ViewTools } from './view-tools.tsx';
import view from './viewer.module.css';
import { useViewer } from './viewer-state.ts';

export function PageView({ evidence, first }: { readonly evidence: EvidenceView; readonly first: number }) {
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
