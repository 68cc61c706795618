/**
 * Every token that a bank may set as `--ibl-<name>`, with its default: data alone, for styles, tools and tests.
 * Colours are [light, dark].
 */
export const colours = {
  accent: ['#0b5a82', '#7ec4ee'],
  'on-accent': ['#ffffff', '#06222f'],
  surface: ['#ffffff', '#171d23'],
  'surface-raised': ['#f2f6f9', '#202932'],
  text: ['#14212b', '#eaf0f4'],
  muted: ['#52626f', '#a8b6c1'],
  border: ['#7d8b97', '#74838f'],
  line: ['#dbe3e9', '#313c46'],
  danger: ['#b3261e', '#ff9c92'],
  warning: ['#7a4b00', '#f3c266'],
  success: ['#17693a', '#7dd3a0'],
  focus: ['#0b5a82', '#9fd6f7'],
} as const;

export const sizes = {
  radius: '12px',
  'radius-small': '8px',
  gap: '16px',
  'max-width': '440px',
  padding: '32px',
  font: 'inherit',
  'heading-font': 'inherit',
  'font-size': 'max(1rem, 16px)',
  'control-code-size': '3.25em',
  'qr-size': '408px',
  shadow: '0 1px 2px rgb(20 33 43 / 6%), 0 8px 28px rgb(20 33 43 / 8%)',
} as const;
