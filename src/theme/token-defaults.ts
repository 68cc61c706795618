/**
 * Every token that a bank may set as `--ibl-<name>`, with what it is for and its default: data alone, for styles, tools, tests
 * and `custom-elements.json`. Colours are [light, dark].
 */
export const colours = {
  /** main buttons, links, icons */
  accent: ['#0b5a82', '#5fb3e6'],
  /** text on main buttons */
  'on-accent': ['#ffffff', '#06222f'],
  /** the card and the inputs */
  surface: ['#ffffff', '#1d252d'],
  /** panels, the control code, hover */
  'surface-raised': ['#f2f6f9', '#2a3641'],
  /** text */
  text: ['#14212b', '#eaf0f4'],
  /** less important text */
  muted: ['#52626f', '#a8b6c1'],
  /** inputs and secondary buttons */
  border: ['#7d8b97', '#74838f'],
  /** thin lines and the card’s edge */
  line: ['#dbe3e9', '#41505d'],
  /** errors and alarms */
  danger: ['#b3261e', '#ff9c92'],
  /** warnings */
  warning: ['#7a4b00', '#f3c266'],
  /** the sign of success */
  success: ['#17693a', '#7dd3a0'],
  /** the focus ring */
  focus: ['#0b5a82', '#9fd6f7'],
} as const;

export const sizes = {
  /** corners of the card */
  radius: '12px',
  /** corners of buttons, inputs and panels */
  'radius-small': '8px',
  /** space between things */
  gap: '16px',
  /** width of the widget */
  'max-width': '440px',
  /** space inside the card; at most `20px` in a narrow one */
  padding: '32px',
  /** font family */
  font: 'inherit',
  /** font family of headings */
  'heading-font': 'inherit',
  /** size of the text; letters, icons and codes follow */
  'font-size': 'max(1rem, 16px)',
  /** size of the four digits */
  'control-code-size': '3.25em',
  /** largest width of the QR code */
  'qr-size': '408px',
  /** shadow of the card */
  shadow: '0 1px 2px rgb(20 33 43 / 6%), 0 8px 28px rgb(20 33 43 / 8%)',
} as const;
