/** @file An e-mail as Outlook keeps it: streams in a compound file (MS-OXMSG). */
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

const [FOLDER, STREAM, ROOT] = [1, 2, 5] as const;
interface Folder {
  readonly [name: string]: Uint8Array | Folder;
}

const text = (value: string) => Buffer.from(value, 'utf16le');
const RECIPIENT_TYPE = 0x0c150003;

export function msg(about: {
  readonly subject: string;
  readonly body: string;
  readonly from: readonly [name: string, address: string];
  readonly to: readonly [name: string, address: string];
  readonly headers?: string;
  readonly attached?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}): Buffer {
  const attachments = (about.attached ?? []).map(({ name, bytes }, i) => [
    `__attach_version1.0_#${String(i).padStart(8, '0')}`,
    {
      '__properties_version1.0': Buffer.alloc(8),
      '__substg1.0_37010102': bytes,
      '__substg1.0_3707001F': text(name),
    },
  ]);
  const type = Buffer.alloc(24);
  type.writeUInt32LE(RECIPIENT_TYPE, 8);
  type.writeUInt32LE(1, 16);
  const root: Folder = {
    '__properties_version1.0': Buffer.alloc(32),
    '__substg1.0_0037001F': text(about.subject),
    '__substg1.0_1000001F': text(about.body),
    '__substg1.0_0C1A001F': text(about.from[0]),
    '__substg1.0_5D01001F': text(about.from[1]),
    ...(about.headers === undefined ? {} : { '__substg1.0_007D001F': text(about.headers) }),
    '__recip_version1.0_#00000000': {
      '__properties_version1.0': type,
      '__substg1.0_3001001F': text(about.to[0]),
      '__substg1.0_39FE001F': text(about.to[1]),
    },
    ...Object.fromEntries(attachments),
  };
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  const add = (folder: Folder): number[] =>
    Object.entries(folder).map(([name, value]) => {
      const at = entries.length;
      if (value instanceof Uint8Array) {
        entries.push({
          name,
          type: STREAM,
          length: value.length,
          binaryProvider: () => new Uint8Array(value),
        });
      } else {
        const entry: Entry = { name, type: FOLDER, length: 0, children: [] };
        entries.push(entry);
        entry.children = add(value);
      }
      return at;
    });
  (entries[0] as Entry).children = add(root);
  return Buffer.from(burn(entries));
}
