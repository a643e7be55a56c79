/**
 * @file How it looks: one deep teal accent, quiet neutrals, amber for "needs you", red only for destroying.
 * Contrast of text and controls is at least 4.5:1 in light and dark (WCAG 2.2 AA, 1.4.3).
 */
import {
  Autocomplete,
  Button,
  createTheme,
  type MantineColorsTuple,
  Modal,
  NativeSelect,
  PasswordInput,
  Select,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { SHIPPED_FAMILIES } from './fonts.ts';

const teal: MantineColorsTuple = [
  '#eaf4f4',
  '#d5e8e8',
  '#a9d0d1',
  '#7fbabd',
  '#55a1a5',
  '#2f868b',
  '#1b7278',
  '#0f6067',
  '#0b5056',
  '#073c41',
];
const neutral: MantineColorsTuple = [
  '#f7f9f9',
  '#eff3f3',
  '#e1e7e7',
  '#d0d8d8',
  '#859293',
  '#8b9899',
  '#5d6a6b',
  '#465152',
  '#2f3939',
  '#1d2526',
];
const night: MantineColorsTuple = [
  '#dde4e4',
  '#b9c3c4',
  '#93a0a1',
  '#6f7c7d',
  '#667476',
  '#2d3638',
  '#222a2c',
  '#171d1f',
  '#111618',
  '#0c1011',
];
const amber: MantineColorsTuple = [
  '#fdf5e4',
  '#f9e8c4',
  '#f2d08a',
  '#ebb850',
  '#dda128',
  '#b97f11',
  '#93640b',
  '#7a5207',
  '#5f4004',
  '#432d02',
];
const red: MantineColorsTuple = [
  '#fcefed',
  '#f6d8d4',
  '#ecaca4',
  '#e08074',
  '#d1574a',
  '#bd3a2d',
  '#a52c21',
  '#8c241b',
  '#711c15',
  '#54140f',
];

/** What is typed runs the way its first letters do. `dir` as a property would land on the frame around the field. */
const TYPED = { size: 'md', attributes: { input: { dir: 'auto' } } } as const;

export const theme = createTheme({
  colors: { teal, gray: neutral, dark: night, yellow: amber, orange: amber, red },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  black: '#1d2526',
  fontFamily: `system-ui, -apple-system, "Segoe UI", "Noto Sans", Roboto, "Liberation Sans", Arial, sans-serif, ${SHIPPED_FAMILIES}`,
  fontFamilyMonospace: `ui-monospace, "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace, ${SHIPPED_FAMILIES}`,
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
      h5: { fontSize: '0.9375rem', lineHeight: '1.5' },
      h6: { fontSize: '0.9375rem', lineHeight: '1.5' },
    },
  },
  focusRing: 'auto',
  focusClassName: 'testimony-focus',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A button may name a person or a paper: it grows with the name, and never runs off the window.
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: {
        root: {
          height: 'auto',
          minHeight: 'var(--button-height)',
          maxWidth: '100%',
          paddingBlock: '0.25rem',
        },
        inner: { minWidth: 0 },
        label: {
          height: 'auto',
          whiteSpace: 'normal',
          overflowWrap: 'anywhere',
          overflow: 'visible',
          lineHeight: 1.3,
        },
      },
    }),
    TextInput: TextInput.extend({ defaultProps: TYPED }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
    Textarea: Textarea.extend({ defaultProps: TYPED }),
    Autocomplete: Autocomplete.extend({ defaultProps: TYPED }),
    Select: Select.extend({ defaultProps: TYPED }),
    // The arrow is at the right whatever the direction of the name that is chosen, and the room for it too.
    NativeSelect: NativeSelect.extend({
      defaultProps: TYPED,
      styles: {
        input: {
          paddingLeft: 'var(--input-padding-inline-start)',
          paddingRight: 'var(--input-padding-inline-end)',
        },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 0 },
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: {
        title: { fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.35 },
        // The head of a dialog stays while the rest scrolls: what gets the focus comes to stand below it, with its question.
        content: { scrollPaddingTop: '10rem' },
      },
    }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
});
