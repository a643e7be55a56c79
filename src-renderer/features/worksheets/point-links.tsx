/** @file What one point of a worksheet is linked to: the words quoted, the exhibits, and a way to add and take away. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../src-main/contract/links.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forget, useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useOfferUndo } from '../../ui/undo.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinkTold } from './link-told.tsx';
import { LinkedTarget } from './linked-target.tsx';
import classes from './worksheets.module.css';

export function PointLinks(props: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  readonly point: string;
  /** The point in words. */
  readonly title: string;
  /** What was told on its subject. */
  readonly known: KnownAnswer | undefined;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { caseId, screeningId, point, title } = props;
  const { data, error } = useRead('screeningLinks', { screeningId });
  const remove = useWrite('screeningUnlink', ['screeningLinks', 'screeningReading']);
  const offerUndo = useOfferUndo();
  const [adding, setAdding] = useState(false);
  const links = (data?.links ?? []).filter((link) => link.question === point);
  const takeAway = (link: LinkView) =>
    remove.mutate(
      { linkId: link.id },
      {
        onSuccess: () =>
          offerUndo(t('worksheets:links.removed', { title }), async () => {
            await call('screeningRelink', { linkId: link.id });
            await forget('screeningLinks', 'screeningReading');
          }),
      },
    );
  const failed = error ?? remove.error;
  return (
    <div className={classes.links} data-links={point}>
      {links.length === 0 ? null : (
        <ul className={classes.linkList} aria-label={t('worksheets:links.list', { title })}>
          {links.map((link) => (
            <li key={link.id} className={classes.link}>
              <LinkedTarget caseId={caseId} link={link} />
              <Anchor
                component="button"
                type="button"
                onClick={() => takeAway(link)}
                aria-label={`${t('worksheets:links.remove')}: ${nameOf(link)}`}
              >
                {t('worksheets:links.remove')}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {failed === null ? null : <ErrorPanel error={failed} />}
      <LinkTold screeningId={screeningId} point={point} known={props.known} links={links} />
      <Button
        variant="default"
        size="compact-md"
        onClick={() => setAdding(true)}
        data-add-link
        aria-label={`${t('worksheets:links.add')}: ${title}`}
      >
        {t('worksheets:links.add')}
      </Button>
      {adding ? (
        <LinkDialog
          caseId={caseId}
          screeningId={screeningId}
          point={point}
          title={title}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}

const nameOf = ({ target }: LinkView): string =>
  target.kind === 'exhibit'
    ? [target.exhibitRef, target.title].filter(Boolean).join(' ')
    : target.quoted.title;
