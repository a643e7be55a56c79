/** @file On Today: that the vault is damaged and only being read, or what is missing since it was salvaged. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import words from '../../../resources/locales/en/salvage.json' with { type: 'json' };
import type { SalvageView } from '../../../src-main/contract/vault.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { putOff } from './put-off.ts';
import classes from './read-only.module.css';

export function SalvageNotice() {
  const { t } = useTranslation('vault');
  const [later, setLater] = useState(putOff.has('salvage'));
  const [shown, setShown] = useState(false);
  const { data } = useFreshRead('salvageShow', {});
  if (data === undefined || later) return null;
  const { missing, gaps, kept } = data;
  const readOnly = data.readOnly === 'damage';
  // As many as the salvage itself said; the log says what it lost, and stands below the list.
  const count = missing.length;
  const nothing = count + gaps.length + kept.length === 0;
  if (!readOnly && nothing) return null;
  return (
    <div className={classes.abovePage}>
      <NotePanel
        tone="needs-you"
        title={readOnly ? t('salvage.readOnly') : t('salvage.title', { count })}
        actions={
          nothing ? undefined : (
            <>
              <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
                {t(shown ? 'salvage.hide' : 'salvage.show')}
              </Button>
              {readOnly ? null : (
                <Button
                  variant="subtle"
                  onClick={() => {
                    putOff.add('salvage');
                    setLater(true);
                  }}
                >
                  {t('salvage.later')}
                </Button>
              )}
            </>
          )
        }
      >
        <p>{t(readOnly ? 'salvage.readOnlyText' : 'salvage.text')}</p>
        {shown || nothing ? <Missing {...data} /> : null}
      </NotePanel>
    </div>
  );
}

type Line = SalvageView['missing'][number];

function Missing({ missing, gaps, kept }: SalvageView) {
  const { t } = useTranslation('vault');
  const caseOf = ({ caseReference, caseTitle }: Line) =>
    caseReference === null ? t('salvage.noCase') : `${caseReference} ${caseTitle ?? ''}`;
  const lost = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (missing.length + lost + kept.length === 0) return <p>{t('salvage.none')}</p>;
  return (
    <>
      {[...new Set(missing.map(caseOf))].map((one) => (
        <section key={one} aria-label={one} className={classes.missing}>
          <p>
            <strong>
              <bdi>{one}</bdi>
            </strong>
          </p>
          <ul>
            {missing
              .filter((line) => caseOf(line) === one)
              .map((line) => (
                <li key={JSON.stringify(line)}>
                  <MissingLine line={line} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {lost === 0 ? null : <p>{t('salvage.log', { count: lost })}</p>}
      {kept.length === 0 ? null : <p>{t('salvage.kept', { count: kept.length })}</p>}
    </>
  );
}

function MissingLine({ line: { kind, exhibit, person, label, count } }: { readonly line: Line }) {
  const { t } = useTranslation('vault');
  // Of somebody's own details the name is what is lost: it need not be said again.
  const whose = person !== words.lostName ? person : kind === 'person' ? '' : t('salvage.nameLost');
  const which = label === '' ? '' : t('salvage.which', { which: label });
  const about = [exhibit, whose, which].filter((part) => part !== null && part !== '').join(', ');
  const what = count > 1 ? t('salvage.many', { what: words.kinds[kind], count }) : words.kinds[kind];
  return about === '' ? what : <bdi>{t('salvage.line', { what, about })}</bdi>;
}
