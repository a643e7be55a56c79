/**
 * @file What stands in the folder beside a bundle: a BagIt bag (RFC 8493), so that anybody can check with
 * `sha256sum -c --strict manifest-sha256.txt` that nothing in it has changed.
 *
 * A manifest proves nothing to someone who could have changed both: the hash of the bundle is in the vault's
 * log as well, and worth handing over by another way than the files.
 */
import { createHash } from 'node:crypto';

/** A file of the payload. `name` is plain ASCII; only recordings have a folder in it. */
export interface PayloadFile {
  readonly name: string;
  readonly byteSize: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface BagFacts {
  readonly bundle: PayloadFile;
  /** Originals of what cannot be shown on paper, each once. */
  readonly recordings: readonly PayloadFile[];
  /** The other files of the payload, as text. */
  readonly texts: Readonly<Record<string, string>>;
  /** ISO day. */
  readonly baggingDate: string;
  readonly software: string;
  readonly caseReference: string;
  /** Lower-case hex: the newest entry of the vault's log when the bundle was built. */
  readonly auditHead: string;
}

const PAYLOAD = 'data';
/** The bundle goes to the other side; what lies beside it tells who gave what. */
const KEEP =
  'This folder is for the office’s own file. custody.csv in it names people, among them whoever handed over each ' +
  'item, and the tables repeat every title. Serve only the PDF of the bundle and the files in data/recordings, never this folder.';

/** Every text file of the bag by its path inside it; the bundle itself is placed by the caller under data/. */
export function bagTexts(facts: BagFacts): ReadonlyMap<string, string> {
  const texts = Object.entries(facts.texts);
  const payload = [
    facts.bundle,
    ...facts.recordings,
    ...texts.map(([name, text]) => ({ name, ...measure(text) })),
  ];
  const octets = payload.reduce((sum, file) => sum + file.byteSize, 0);
  const tags = new Map([
    ['READ-ME-FIRST.txt', `${KEEP}\n`],
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'bag-info.txt',
      fields([
        ['Bagging-Date', facts.baggingDate],
        ['Payload-Oxum', `${octets}.${payload.length}`],
        ['Bag-Software-Agent', facts.software],
        ['External-Identifier', facts.caseReference],
        ['External-Description', KEEP],
        ['Bundle-SHA-256', facts.bundle.sha256],
        ['Log-Head-SHA-256', facts.auditHead],
        ['Clock', 'of the device, unverified'],
      ]),
    ],
    ['manifest-sha256.txt', manifest(payload.map(({ name, sha256 }) => [`${PAYLOAD}/${name}`, sha256]))],
  ]);
  const tagManifest = manifest([...tags].map(([name, text]) => [name, measure(text).sha256]));
  return new Map([
    ...texts.map(([name, text]) => [`${PAYLOAD}/${name}`, text] as const),
    ...tags,
    ['tagmanifest-sha256.txt', tagManifest],
  ]);
}

function manifest(files: readonly (readonly [path: string, sha256: string])[]): string {
  return files.map(([path, sha256]) => `${sha256}  ${path}\n`).join('');
}

function fields(pairs: readonly (readonly [label: string, value: string])[]): string {
  return pairs.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');
}

function measure(text: string): { byteSize: number; sha256: string } {
  const bytes = Buffer.from(text, 'utf8');
  return { byteSize: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
