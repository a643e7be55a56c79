/**
 * @file Every limit of the program in plain numbers. Whoever changes one changes it here too, and says why in the
 * commit: a limit that is only compared with itself may become anything.
 *
 * By "file NAME"; `fields` is the most and least of what a message's fields may be, in their order.
 */
import type { Limit } from './limits-in-code.ts';

/** RFC 9106, second recommended option, is the floor of key derivation; certainty H. */
const KEYS = {
  'kdf KDF_POLICY': {
    memoryKib: { floor: 65_536, ceiling: 1_048_576, usual: 262_144 },
    passes: { floor: 3, ceiling: 12, usual: 3 },
    lanes: { floor: 1, ceiling: 16, usual: 4 },
    targetMs: 1000,
  },
  'kdf SALT_BYTES': 16,
  'key-slot DATA_KEY_BYTES': 32,
  'key-slot CHECK_BYTES': 16,
  'recovery-share RECOVERY_KEY_BYTES': 32,
  'recovery-share KIT_BYTES': 2,
  'recovery-share CHECK_BYTES': 4,
  'recovery-share SHARE_BYTES': 41,
  'page-mac PAGE_BYTES': 4096,
  'page-mac STORE_SALT_BYTES': 16,
  'page-mac TAG_BYTES': 64,
  'throwaway-vault PASSPHRASE_BYTES': 32,
  'passphrase SHORTEST_PASSPHRASE': 12,
  'passphrase LONGEST_PASSPHRASE': 1024,
};

const LOCKING = {
  'idle-lock IDLE_LOCK_SECONDS': 240,
  'idle-lock IDLE_LOCK_SECONDS_UNTOLD': 120,
  'idle-lock WORKING_LOCK_SECONDS': 900,
  'vault-process WIPE_MS': 400,
  'vault-process TIDY_MS': 2000,
  'vault-process QUICK_END_MS': 3000,
  'vault-host TIDY_MS': 1500,
  'vault-lock TOUCH_MS': 60_000,
  'vault-lock STALE_MS': 600_000,
  'vault-lock UNWRITTEN_MS': 10_000,
  'staging LOCKED_BY_THEN_MS': 10_000,
  'throwaway-vault LOCKED_BY_THEN_MS': 10_000,
};

const VAULT = {
  'header HEADER_BYTES_CEILING': 1_048_576,
  'session ANCHOR_EVERY_MS': 60_000,
  'blobs CHUNK_BYTES': 262_144,
  'backup-reminder BACKUP_DUE_DAYS': 7,
  'backup-reminder DAY_MS': 86_400_000,
  'tar BLOCK_BYTES': 512,
  'tar END_BYTES': 1024,
  'tar LONGEST_NAME': 100,
  'tar MOST_IN_OCTAL': 8_589_934_592,
  /** Only its owner may read what leaves. */
  'build MODE': 0o600,
};

/** What of a file from outside is read before it is taken for a trap, and what it may cost. */
const INTAKE = {
  'limits INTAKE_LIMITS': {
    fileBytes: 314_572_800,
    textBytes: 5_242_880,
    pages: 5000,
    textPages: 2000,
    picturePixels: 120_000_000,
    heicPixels: 80_000_000,
    renderPixels: 20_000_000,
    thumbnailPixels: 320,
  },
  'limits WORKER_LIMITS': {
    intakeMs: 300_000,
    renderMs: 30_000,
    heapMb: 1024,
    youngMb: 6,
    growthMb: 2560,
    freshAfterMb: 512,
  },
  'worker-client MEMORY_LOOK_MS': 100,
  'frames FRAME_LIMITS': { textBytes: 268_435_456, arrayBytes: 2_147_483_648 },
  'file-type PDF_HEADER_WITHIN': 1024,
  'intake-picture LOSSLESS_BYTES': 6_000_000,
  'layout MOST_DPI': 300,
  'layout MARGIN': 28.35,
  'draw-in EDGE': 2,
  'answer-boxes MOST_CELLS': 500,
  'form-paper MOST_BOXES': 30,
  'decode-client MOST_AT_ONCE': 4,
  'hidden-words SCRATCH_BYTES': 64,
  'hidden-words MOST_LETTERS': 500,
  'hidden-words MOST_PLACES': 12,
  'pdfium-engine MOST_IDLE': 2,
  'pdfium-engine LARGEST_KEPT': 134_217_728,
  'hidden-words NEAR': 30,
  'in-shares BYTES': 0.3,
  'painted DEEPEST': 8,
  'painted MOST_OBJECTS': 30_000,
  'new-frame HEADER_WITHIN': 1024,
  'letter-directions SCRATCH_BYTES': 32,
};

const PDF = {
  'filters STREAM_LIMITS': { unpackedBytes: 268_435_456 },
  'used-resources CONTENT_LIMITS': { searchedBytes: 67_108_864 },
  'file MOST_FONTS': 8,
  'pages MOST_PAGES': 50_000,
  'pages DEEPEST': 64,
  'parser DEEPEST': 100,
  'reader HEADER_WITHIN': 1024,
  'reader MOST_HOPS': 20,
  'xref MOST_OBJECTS': 4_194_304,
  'own-destinations DEEPEST': 32,
  'own-bookmarks DEEPEST_KEPT': 3,
  'own-bookmarks MOST_KEPT': 500,
  'own-bookmarks MOST_READ': 20_000,
  'own-bookmarks DEEPEST_READ': 32,
  'own-bookmarks LONGEST': 200,
  'exhibits MOST_NAMED': 12,
};

const BUNDLES = {
  'build-client LIMITS': { heapMb: 2048, youngMb: 16, growthMb: 4096 },
  'build-client GRACE_MS': 3000,
  'a4 NUMBER_MARGIN': 28,
  'placement FARTHEST': 10_000_000,
  'placement SMALLEST': 0.001,
  'corner MARGIN': 1.5,
  'findings MOST_PAGES': 200,
  'page-expectations NEAR': 0.75,
  'pieces LARGEST_IN_PIECES': 4_294_967_295,
  'random-access SCRATCH_BYTES': 64,
  'written-objects ENTRY_BYTES': 20,
  'written-objects DEEPEST': 16,
  'question-name LONGEST_NAME': 80,
  'sections MOST_SECTIONS': 26,
  'cover-fields LONGEST': 500,
  'court-heading MOST_PARTIES': 40,
  'court-heading MOST_PRODUCERS': 100,
  'brought-along MOST_ADDRESSES': 5,
  'page-list MOST_PAGES': 5000,
  'front-pages MOST_ROUNDS': 6,
  'front-matter MARGIN': 56.692_913_385_826_78,
  'file-name LONGEST_REFERENCE': 40,
  'file-name LONGEST_TITLE': 60,
  'staging MOST_NAMES': 1000,
  'safe-name LONGEST_BYTES': 180,
  'build-panel SLOW_DISK_MS': 15_000,
};

/** Margins of the rules of a court profile. */
const RULES = {
  'check-client LIMITS': { timeoutMs: 600_000, heapMb: 2048, growthMb: 4096 },
  'read-facts CHECK_LIMITS': { bytes: 1_000_000_000, pages: 20_000 },
  'read-facts HEADER_WITHIN': 1024,
  'read-page DEEPEST_FORM': 6,
  'read-page MOST_OBJECTS': 20_000,
  'read-page SCRATCH_BYTES': 64,
  'read-pieces EDGE': 70,
  'read-structure MOST_BOOKMARKS': 50_000,
  'read-structure DEEPEST': 32,
  'destinations MOST_NAMES': 100_000,
  'destinations DEEPEST': 32,
  'picture-extras DEEPEST': 32,
  'unseen LARGEST_SIDE': 4000,
  'contents ENOUGH_LETTERS': 40,
  'file SHORTEST_PARTS': 3,
  'index-rows HEADING_WITHIN': 30,
  'numbers EDGE': 60,
  'pages TYPED': 20,
  'pages OFF_BY': 2,
  'pages RESOLUTION_MARGIN': 5,
  'pages UNKNOWN_SHARE': 0.02,
  'reading-direction ENOUGH_TO_BE_SURE': 30,
  'reading-direction ENOUGH_TO_ASK': 10,
  'reading-direction MOST': 0.5,
};

const FORMS = {
  'limits WORKBOOK_LIMITS': {
    fileBytes: 16_777_216,
    unpackedBytes: 100_663_296,
    entries: 2000,
    rows: 60_000,
    columns: 400,
    cellCharacters: 33_000,
  },
  'limits FORM_LIMITS': {
    surveyRows: 20_000,
    choiceRows: 50_000,
    choicesInAll: 250_000,
    expressionCharacters: 20_000,
    depth: 40,
  },
  'limits FORM_WORKER_LIMITS': { timeoutMs: 60_000, heapMb: 768, growthMb: 1500 },
  'regex LONGEST': 500,
  'regex MOST_WAYS': 100_000_000,
  'repeats MOST_ROWS': 500,
  'report MOST_LINES': 2000,
  'constraints LONGEST_FOR_PATTERN': 500,
};

const ANSWERS = {
  /** Modern Slavery Act 2015 s.56: a child is under 18. Certainty H. */
  'age GROWN_UP_MONTHS': 216,
  'answers LONGEST_TEXT': 200_000,
  'answers LONGEST_LINE': 500,
  'contact-parts LONGEST': 80,
  'answer-store LONGEST_WAIT_MS': 3000,
  'drafts PAUSES_MS': 1500,
  'use-record STAYS_MS': 500,
  'undo STAYS_MS': 10_000,
  'undo JUST_MADE_MS': 1000,
  'today DAYS_AHEAD': 30,
  'today DAY_MS': 86_400_000,
};

/** What may cross from the page to the engine. */
const MESSAGES = {
  'channels MAX_REQUEST_LENGTH': 16_777_216,
  'messages fields': ['min 1', 'max 80', 'max 80', 'min 1', 'max 1024'],
  'fields fields': ['min 1', 'max 500', 'max 500', 'max 200_000', 'max 80', 'max 80'],
  'vault fields': [
    ...['min 2', 'max 10', 'min 1', 'max 400', 'min 1', 'max 10', 'max 64', 'min 1', 'min 1', 'max 500'],
  ],
  'cases fields': ['max 80', 'max 40', 'max 200', 'min 0', 'min 1', 'max 500'],
  'evidence fields': [
    'max 1024',
    'min 1',
    'min 1',
    'max 5000',
    'min 1',
    'max 5000',
    'min 1',
    'min 100',
    'max 2400',
  ],
  'bundles fields': ['max 40', 'max 5000', 'max 40'],
  'accounts fields': ['max 80', 'min 1'],
  'court-heading fields': ['max 40', 'min 0', 'max 9'],
  'record-paper fields': ['max 80'],
  'forms fields': ['max 80', 'max 80', 'max 80', 'max 80'],
  'offers fields': ['min 0', 'max 80'],
  'links fields': ['min 0', 'min 1', 'max 200'],
  'notification fields': ['max 200', 'max 200', 'max 40', 'max 80', 'max 500'],
  'privilege fields': ['max 80', 'max 5000'],
  'interviews fields': ['max 80', 'max 80', 'max 500', 'max 500', 'max 500', 'max 80', 'min 1'],
  'consent fields': ['min 1', 'max 80', 'min 1', 'max 80', 'max 100_000'],
  'drafts fields': ['max 700', 'max 40'],
};

const SCREEN_AND_COMMANDS = {
  'focus-when-lost AT_REST_MS': 60,
  'day-in-force SHOWN_MS': 60_000,
  'history LIMIT': 100,
  'routes LIMIT': 50,
  'jobs QUIET_MS': 100,
  'progress QUIET_MS': 500,
  'audit MOST': 500,
  'columns LONGEST': 48,
  'nearest-name LONGEST': 80,
};

export const FROZEN_LIMITS: Readonly<Record<string, Limit>> = {
  ...KEYS,
  ...LOCKING,
  ...VAULT,
  ...INTAKE,
  ...PDF,
  ...BUNDLES,
  ...RULES,
  ...FORMS,
  ...ANSWERS,
  ...MESSAGES,
  ...SCREEN_AND_COMMANDS,
};
