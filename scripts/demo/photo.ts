/** @file Photographs of places that do not exist, with the hidden facts a telephone adds to a picture. */
import sharp from 'sharp';
import { grain } from './finish.ts';

const WIDTH = 1600;
const HEIGHT = 1200;

const mattress = (x: number, y: number) =>
  `<g transform="translate(${x} ${y}) skewX(-18)"><rect width="330" height="150" rx="22" fill="#8f9aa3"/>` +
  `<rect x="14" y="12" width="86" height="126" rx="16" fill="#c9c4b8"/><path d="M110 20h200v110H150z" fill="#5d6b76"/></g>`;

const SCENES = {
  room:
    `<rect width="1600" height="620" fill="#b9ad97"/><rect y="620" width="1600" height="580" fill="#6e5b49"/>` +
    `<rect x="640" y="120" width="320" height="300" fill="#3a4650"/><path d="M640 120l320 300M960 120L640 420" stroke="#7a6a55" stroke-width="16"/>` +
    [0, 1, 2].map((i) => mattress(220 + i * 430, 640) + mattress(140 + i * 470, 900)).join(''),
  window:
    `<rect width="1600" height="1200" fill="#9c9484"/><rect x="380" y="200" width="840" height="800" fill="#55432f"/>` +
    `<rect x="440" y="260" width="720" height="680" fill="#28343c"/><path d="M800 260v680M440 600h720" stroke="#55432f" stroke-width="36"/>` +
    [460, 700, 900, 1140]
      .map(
        (x) =>
          `<circle cx="${x}" cy="230" r="16" fill="#d7d2c4"/><path d="M${x - 9} 230h18" stroke="#333" stroke-width="5"/>`,
      )
      .join(''),
} as const;

/**
 * `located` writes the camera's position into the file, as telephones do; `sideways` stores the picture
 * turned, with the note that tells a viewer to turn it back.
 */
export async function photo(scene: keyof typeof SCENES, finish: readonly string[]): Promise<Uint8Array> {
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${SCENES[scene]}</svg>`,
  );
  // Intake, which runs in this process too, shuts the readers it does not need; drawings are ours alone.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const upright = sharp(drawing)
    .composite([{ input: grain(WIDTH, HEIGHT, 34), raw: { width: WIDTH, height: HEIGHT, channels: 4 } }])
    .blur(0.8);
  const exif = {
    IFD0: { Make: 'Fairfone', Model: 'Fairfone 4 mini', DateTime: '2025:11:02 03:14:00' },
    ...(finish.includes('located')
      ? {
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '50/1 12/1 30/1',
            GPSLongitudeRef: 'W',
            GPSLongitude: '4/1 48/1 0/1',
          },
        }
      : {}),
  };
  if (!finish.includes('sideways')) return upright.withExif(exif).jpeg({ quality: 80 }).toBuffer();
  const onItsSide = await sharp(await upright.png().toBuffer())
    .rotate(-90)
    .toBuffer();
  return sharp(onItsSide)
    .withExif(exif)
    .withMetadata({ orientation: 6, exif })
    .jpeg({ quality: 80 })
    .toBuffer();
}
