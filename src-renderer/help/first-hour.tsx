/** @file The first-hour card, over whatever is open: it holds nothing about anybody and needs no vault. */
import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import card from '../../resources/help/first-hour.json' with { type: 'json' };
import { formatMonth } from '../../src-main/core/dates/fuzzy-date.ts';
import { NO_BREAK, SureSign } from '../ui/sure-sign.tsx';
import classes from './first-hour.module.css';
import { onOpenFirstHour } from './first-hour-store.ts';

const SURE = { A: 'primary', B: 'excerpt', C: 'unconfirmed' } as const;
const sources: Readonly<Record<string, string>> = card.sources;

export function FirstHour() {
  const { t } = useTranslation('help');
  const [opened, setOpened] = useState(false);
  useEffect(() => onOpenFirstHour(() => setOpened(true)), []);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={card.title} size="xl">
      <div className={classes.card} data-first-hour>
        <p>{card.about}</p>
        <p className="quiet">{t('asAt', { asAt: formatMonth(card.asAt) })}</p>
        {card.groups.map((group) => (
          <section key={group.title}>
            <h3 className={classes.group}>{group.title}</h3>
            <ul className={classes.lines}>
              {group.lines.map((line) => (
                <li key={line.text}>
                  {line.text}
                  {NO_BREAK}
                  <SureSign
                    source={sources[line.source] ?? ''}
                    sure={SURE[line.certainty as keyof typeof SURE]}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
