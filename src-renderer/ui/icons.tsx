/** @file The few line drawings the interface uses, all of one weight, 20 px, in the colour of the text. */
const PATHS = {
  cases: 'M3 6.5h5l1.5 2H17v8H3z M3 6.5V4.5h5',
  vault: 'M4 9h12v8H4z M7 9V6.5a3 3 0 0 1 6 0V9 M10 12v2',
  lock: 'M4 9h12v8H4z M7 9V6.5a3 3 0 0 1 6 0V9',
  hide: 'M3 3l14 14 M8.5 5.2A8 8 0 0 1 18 10a9 9 0 0 1-2 2.8 M5 6.5A9 9 0 0 0 2 10a8.600 8.600 0 0 0 11 4.300 M8.500 8.500a2.200 2.200 0 0 0 3 3',
  search: 'M9 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11z M13 13l4 4',
  plus: 'M10 4v12 M4 10h12',
  minus: 'M4 10h12',
  people:
    'M7.500 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M2.500 16.500c0-3 2-5 5-5s5 2 5 5 M13 4a3 3 0 0 1 0 5.500 M14.500 12c2 .600 3 2.200 3 4.500',
  interview: 'M3 4h14v9.500H9L5.500 17v-3.500H3z M6.500 7.500h7 M6.500 10h4.500',
  evidence: 'M5 2.500h7l3.500 3.500v11.500H5z M12 2.500V6h3.500',
  bundle: 'M4 4.500h9v13H4z M6.500 4.500v-2h9.500v12.500h-3 M6.500 8h4 M6.500 11h4',
  log: 'M4 4h12 M4 8h12 M4 12h12 M4 16h7',
  drag: 'M7.500 5h.01 M12.500 5h.01 M7.500 10h.01 M12.500 10h.01 M7.500 15h.01 M12.500 15h.01',
  close: 'M5 5l10 10 M15 5L5 15',
  check: 'M4 10.500l4 4 8-9',
  back: 'M12.500 4l-6 6 6 6',
  next: 'M7.500 4l6 6-6 6',
  turnLeft: 'M4.500 4v4h4 M5 8a6 6 0 1 1-.900 4',
  turnRight: 'M15.500 4v4h-4 M15 8a6 6 0 1 0 .900 4',
  up: 'M4 12.500l6-6 6 6',
  down: 'M4 7.500l6 6 6-6',
  folder: 'M2.500 5h5.500l1.500 2h8v9.500h-15z',
  pause: 'M7 4.500v11 M13 4.500v11',
  grid: 'M3.500 3.500h5v5h-5z M11.500 3.500h5v5h-5z M3.500 11.500h5v5h-5z M11.500 11.500h5v5h-5z',
  table: 'M3 4h14v12H3z M3 8h14 M3 12h14 M8.500 4v12',
  rows: 'M3 5h2 M8 5h9 M3 10h2 M8 10h9 M3 15h2 M8 15h9',
  note: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z M10 9v4.500 M10 6.500h.01',
  look: 'M10 3l7.500 13.500h-15z M10 8v4 M10 14.200h.01',
  key: 'M7 10a3.500 3.500 0 1 0 0 .01 M10.500 10H18 M15 10v3',
  sun: 'M10 6.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z M10 2v2 M10 16v2 M2 10h2 M16 10h2 M4.300 4.300l1.400 1.400 M14.300 14.300l1.400 1.400 M4.300 15.700l1.400-1.400 M14.300 5.700l1.400-1.400',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'drag' ? 2.4 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
