/** @file The pages of a pack as they will be printed, one at a time. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLongRead } from '../../bridge/long-read.ts';
import { usePictureAddress } from '../../bridge/pictures.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { PackChosen } from './chosen.ts';
import classes from './packs.module.css';

/** Pixels across: as wide as it is shown, twice over. */
const WIDTH = 1200;

export function PackPages(props: {
  readonly chosen: PackChosen;
  /** With its exhibits, whose pages are looked at where they are. */
  readonly pages: number;
  /** Of what is shown: another one begins at its first page. */
  readonly sha256: string;
}) {
  return <Pages key={props.sha256} {...props} />;
}

function Pages({ chosen, pages }: { readonly chosen: PackChosen; readonly pages: number }) {
  const { t } = useTranslation('packs');
  const [page, setPage] = useState(1);
  const { data, error } = useLongRead('packPage', { ...chosen, page, width: WIDTH });
  const address = usePictureAddress(data);
  return (
    <div>
      <div className={classes.turn}>
        <Button variant="default" disabled={page === 1} onClick={() => setPage(page - 1)}>
          {t('previous')}
        </Button>
        <span className="figures" aria-live="polite">
          {t('page', { page, pages })}
        </span>
        <Button variant="default" disabled={page === pages} onClick={() => setPage(page + 1)}>
          {t('next')}
        </Button>
      </div>
      {error === null ? (
        <div className={classes.paper}>
          {address === null ? null : <img src={address} alt={t('pageAlt', { page })} />}
        </div>
      ) : (
        <ErrorPanel error={error} />
      )}
    </div>
  );
}
