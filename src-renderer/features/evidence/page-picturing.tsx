/** @file Words that nobody sees on a page, and putting the page into bundles as a picture, without them. */

import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { stillHidden, waysHidden } from '../../../src-main/core/evidence/hidden-words.ts';
import { PICTURE_DPI } from '../../../src-main/core/evidence/pictured-pages.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';
import { useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayNote } from '../../ui/finding-words.ts';
import classes from './exhibit.module.css';

const TOUCHED = [
  'evidenceList',
  'evidencePage',
  'evidencePageText',
  'evidenceFind',
  'bundleShow',
  'bundlePreflight',
] as const;

interface Picturing {
  readonly evidence: EvidenceView;
  readonly page: number;
}

/** What is hidden and the remedy, or that the page is a picture and the way back; nothing for any other page. */
export function PictureNote({ evidence, page }: Picturing) {
  const { t } = useTranslation('evidence');
  const picturing = useWrite('evidencePicturePages', TOUCHED);
  const { id: evidenceId, pictured } = evidence;
  const put = (pages: readonly number[]) => picturing.mutate({ evidenceId, pages: [...pages] });
  const hidden = waysHidden(stillHidden(evidence).filter((one) => one.page === page));
  if (picturing.error !== null) return <ErrorPanel error={picturing.error} onDismiss={picturing.reset} />;
  if (pictured.includes(page)) {
    return (
      <p className={`${classes.turnNote} quiet`} role="status">
        {t('picture.isPicture', { dpi: PICTURE_DPI })}{' '}
        <Changing>
          <Anchor
            component="button"
            type="button"
            disabled={picturing.isPending}
            onClick={() => put(pictured.filter((one) => one !== page))}
          >
            {t('picture.takeBack')}
          </Anchor>
        </Changing>
      </p>
    );
  }
  if (hidden.length === 0) return null;
  return (
    <div className={classes.turnNote} role="status">
      {hidden.map(({ how, pages }) => (
        <p key={how}>{sayNote(coded('words-hidden', { how, where: pages }))}</p>
      ))}
      <Changing>
        <p>{t('picture.remedy')}</p>
        <Button
          variant="default"
          size="xs"
          loading={picturing.isPending}
          onClick={() => put([...pictured, page])}
        >
          {t('picture.put')}
        </Button>
      </Changing>
    </div>
  );
}
