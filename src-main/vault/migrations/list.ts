/** @file Every migration, oldest first. */
import type { Migration } from '../migrate.ts';
import { migration0010 } from './0010-foundation.ts';
import { migration0020 } from './0020-case-and-evidence.ts';
import { migration0030 } from './0030-screening.ts';
import { migration0040 } from './0040-bundle.ts';
import { migration0050 } from './0050-own-form.ts';
import { migration0060 } from './0060-worksheet-link.ts';
import { migration0070 } from './0070-today.ts';
import { migration0080 } from './0080-page-directions.ts';
import { migration0090 } from './0090-release.ts';
import { migration0100 } from './0100-screening-place.ts';
import { migration0110 } from './0110-sittings-and-proof.ts';
import { migration0120 } from './0120-kept-words.ts';
import { migration0130 } from './0130-consent-day.ts';
import { migration0140 } from './0140-particulars.ts';
import { migration0150 } from './0150-margins-proof.ts';
import { migration0160 } from './0160-detail-salt.ts';
import { migration0170 } from './0170-own-words.ts';
import { migration0180 } from './0180-log-order.ts';
import { migration0190 } from './0190-note-codes.ts';
import { migration0200 } from './0200-departure.ts';
import { migration0210 } from './0210-hidden-words.ts';
import { migration0220 } from './0220-age-decided.ts';
import { migration0225 } from './0225-how-said.ts';
import { migration0230 } from './0230-consent-grounds.ts';
import { migration0240 } from './0240-privileged.ts';
import { migration0241 } from './0241-situation.ts';
import { migration0250 } from './0250-pages-as-pictures.ts';
import { migration0251 } from './0251-import-codes.ts';
import { migration0260 } from './0260-exhibit-origin.ts';
import { migration0275 } from './0275-held-on.ts';
import { migration0285 } from './0285-points-left.ts';
import { migration0286 } from './0286-submissions.ts';
import { migration0287 } from './0287-set-aside.ts';
import { migration0310 } from './0310-pack.ts';
import { migration0320 } from './0320-court-heading.ts';
import { migration0330 } from './0330-account-read-back.ts';
import { migration0340 } from './0340-log-copy.ts';
import { migration0350 } from './0350-dates.ts';
import { migration0360 } from './0360-handover.ts';
import { migration0370 } from './0370-contact.ts';
import { migration0371 } from './0371-chronology.ts';
import { migration0380 } from './0380-keeping.ts';
import { migration0410 } from './0410-kept-lines.ts';
import { migration0450 } from './0450-salvage.ts';
import { migration0460 } from './0460-table-seal.ts';
import { migration0505 } from './0505-log-checkpoints.ts';
import { migration0510 } from './0510-search.ts';
import { migration0540 } from './0540-read-pages.ts';
import { migration0600 } from './0600-transcripts.ts';
import { migration0620 } from './0620-reading-languages.ts';
import { migration0630 } from './0630-withheld-readers.ts';
import { migration0640 } from './0640-consent-kinds.ts';
import { migration0650 } from './0650-line-view.ts';
import { migration0660 } from './0660-field-lines.ts';
import { migration0670 } from './0670-release-line.ts';
import { migration0690 } from './0690-nations.ts';

export const MIGRATIONS: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
  migration0140,
  migration0150,
  migration0160,
  migration0170,
  migration0180,
  migration0190,
  migration0200,
  migration0210,
  migration0220,
  migration0225,
  migration0230,
  migration0240,
  migration0241,
  migration0250,
  migration0251,
  migration0260,
  migration0275,
  migration0285,
  migration0286,
  migration0287,
  migration0310,
  migration0320,
  migration0330,
  migration0340,
  migration0350,
  migration0360,
  migration0370,
  migration0371,
  migration0380,
  migration0410,
  migration0450,
  migration0460,
  migration0505,
  migration0510,
  migration0540,
  migration0600,
  migration0620,
  migration0630,
  migration0640,
  migration0650,
  migration0660,
  migration0670,
  migration0690,
];
