// Temperaments of banks, not banks: each differs from the others in colour, shape and letters.
import type { Theme } from './model.js';

export const presets: { id: string; theme: Theme }[] = [
  { id: 'default', theme: { colours: {}, sizes: {} } },
  {
    id: 'calm',
    theme: {
      colours: {
        accent: ['#1f6157', '#86d3c4'],
        'on-accent': ['#ffffff', '#06231e'],
        surface: ['#fbfdfc', '#141c1b'],
        'surface-raised': ['#edf4f2', '#1d2826'],
        text: ['#17302b', '#e6efec'],
        muted: ['#4c625d', '#a5b9b3'],
        border: ['#718780', '#748a84'],
        line: ['#d5e3df', '#2c3a37'],
        focus: ['#1f6157', '#a4e3d6'],
      },
      sizes: { radius: '20px', 'radius-small': '14px', gap: '18px' },
    },
  },
  {
    id: 'traditional',
    theme: {
      colours: {
        accent: ['#6b1e2e', '#eba3ae'],
        'on-accent': ['#fffaf2', '#2b060d'],
        surface: ['#fffdf8', '#1d1817'],
        'surface-raised': ['#f6f0e4', '#292220'],
        text: ['#2a1f1b', '#f3ebe2'],
        muted: ['#665850', '#c2b3a6'],
        border: ['#8b7b70', '#8c7d73'],
        line: ['#e6dccb', '#3a302c'],
        focus: ['#6b1e2e', '#f0bcc4'],
      },
      sizes: {
        radius: '4px',
        'radius-small': '3px',
        'heading-font': 'Georgia, "Times New Roman", serif',
        shadow: 'none',
      },
    },
  },
  {
    id: 'youthful',
    theme: {
      colours: {
        accent: ['#5b2bd9', '#b9a5ff'],
        'on-accent': ['#ffffff', '#170546'],
        surface: ['#ffffff', '#15121f'],
        'surface-raised': ['#f3f0ff', '#211c30'],
        text: ['#191333', '#efecfb'],
        muted: ['#5a5374', '#b1a9c9'],
        border: ['#857ca3', '#7f769c'],
        line: ['#e2dcf7', '#332c48'],
        focus: ['#c01f78', '#ff9ccf'],
      },
      sizes: {
        radius: '28px',
        'radius-small': '18px',
        gap: '18px',
        shadow: '0 2px 4px rgb(40 10 110 / 8%), 0 18px 44px rgb(40 10 110 / 16%)',
      },
    },
  },
  {
    id: 'strict',
    theme: {
      colours: {
        accent: ['#111111', '#f2f2f2'],
        'on-accent': ['#ffffff', '#111111'],
        surface: ['#ffffff', '#101010'],
        'surface-raised': ['#f3f3f3', '#1c1c1c'],
        text: ['#111111', '#f4f4f4'],
        muted: ['#565656', '#b0b0b0'],
        border: ['#6f6f6f', '#8a8a8a'],
        line: ['#d2d2d2', '#353535'],
        focus: ['#0038d1', '#8fb0ff'],
      },
      sizes: { radius: '0px', 'radius-small': '0px', gap: '14px', padding: '28px', shadow: 'none' },
    },
  },
  {
    id: 'neighbourly',
    theme: {
      colours: {
        accent: ['#2e6b1f', '#a6d98f'],
        'on-accent': ['#ffffff', '#0c2405'],
        surface: ['#fffef9', '#181b13'],
        'surface-raised': ['#f5f3e3', '#24281b'],
        text: ['#22291b', '#eef0e4'],
        muted: ['#56604a', '#b5bca5'],
        border: ['#7b8568', '#7f886d'],
        line: ['#e0dfc8', '#353a2a'],
        warning: ['#7a4700', '#f4c46b'],
        focus: ['#b04a00', '#ffb878'],
      },
      sizes: { radius: '16px', 'radius-small': '10px', 'font-size': '1.0625rem', gap: '18px' },
    },
  },
];
