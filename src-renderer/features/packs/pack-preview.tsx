/** @file A pack before it goes: what to know, its pages, what goes beyond the profile, and the way out. */

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useLongRead } from '../../bridge/long-read.ts';
import { usePictureAddress } from '../../bridge/pictures.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import type { Beyond } from './beyond-draft.ts';
import type { PackChosen } from './chosen.ts';
import { PackBeyond } from './pack-beyond.tsx';
import classes from './packs.module.css';
import { SavePack } from './save-pack.tsx';

// The pages of a pack as they will be printed, one at a time.

/** Pixels across: as wide as it is shown, twice over. */
const WIDTH = 1200;

function PackPages(props: {
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

export function PackPreview({
  caseId,
  chosen: first,
  expectedBy,
  beyond,
  setBeyond,
}: {
  readonly caseId: CaseId;
  readonly chosen: PackChosen;
  readonly expectedBy: string | null;
  readonly beyond: Beyond;
  readonly setBeyond: (part: Partial<Beyond>) => void;
}) {
  const { t } = useTranslation('packs');
  const chosen = { ...first, beyond: [...beyond.given] };
  const { data, error, refetch } = useLongRead('packPreview', chosen);
  const top = useRef<HTMLElement>(null);
  const there = data !== undefined;
  // What was asked for is below the form: the keyboard goes to it.
  useEffect(() => {
    if (there) top.current?.querySelector<HTMLElement>('[data-preview]')?.focus();
  }, [there]);
  if (error !== null)
    return (
      <>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
        {/* What was given before a lock may be told elsewhere by now, and then has to be left out. */}
        <PackBeyond offered={[]} beyond={beyond} onBeyond={setBeyond} />
      </>
    );
  if (data === undefined) return null;
  const { warnings, refused, undecided, consent } = data;
  return (
    <Section ref={top} title={t('preview')}>
      <div className={classes.preview}>
        <p data-preview tabIndex={-1}>
          {t('pages', { count: data.pages })}
        </p>
        {refused.length === 0 ? null : (
          <NotePanel tone="needs-you" title={t('refused')}>
            <ul className={classes.warnings}>
              {refused.map((one) => (
                <li key={sayFinding(one)}>{sayFinding(one)}</li>
              ))}
            </ul>
          </NotePanel>
        )}
        {undecided.length === 0 ? null : (
          <NotePanel tone="needs-you" title={t('undecided')}>
            <ul className={classes.warnings}>
              {undecided.map((one) => (
                <li key={sayFinding(one)}>{sayFinding(one)}</li>
              ))}
            </ul>
          </NotePanel>
        )}
        {warnings.length === 0 ? null : (
          <NotePanel tone="needs-you" title={t('before')}>
            <ul className={classes.warnings}>
              {warnings.map((one) => (
                <li key={sayFinding(one)}>{sayFinding(one)}</li>
              ))}
            </ul>
          </NotePanel>
        )}
        <NotePanel
          tone={consent.missing.length === 0 ? 'done' : 'needs-you'}
          title={t(consent.missing.length === 0 ? 'stands' : 'held')}
        >
          {consent.missing.map((one) => (
            <p key={sayFinding(one)}>{sayFinding(one)}</p>
          ))}
          {consent.anybody.map((one) => (
            <p key={sayFinding(one)}>{sayFinding(one)}</p>
          ))}
          {consent.notAsked === null ? null : <p>{sayFinding(consent.notAsked)}</p>}
        </NotePanel>
        <PackPages chosen={chosen} pages={data.pages} sha256={data.sha256} />
        <PackBeyond offered={data.beyond} beyond={beyond} onBeyond={setBeyond} />
        <SavePack caseId={caseId} view={data} chosen={chosen} expectedBy={expectedBy} />
      </div>
    </Section>
  );
}
