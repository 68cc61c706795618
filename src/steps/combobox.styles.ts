import { css } from 'lit';

export const comboboxStyles = css`
  .line {
    position: relative;
  }
  [role='combobox'] {
    padding-inline-end: 2.5em;
    text-overflow: ellipsis;
  }
  .arrow {
    position: absolute;
    inset-inline-end: 14px;
    top: calc(50% - 0.625em);
    width: 1.25em;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .popup {
    position: absolute;
    z-index: 1;
    inset: calc(100% + 4px) 0 auto;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .popup[hidden] {
    display: none;
  }
  .popup > p {
    padding: 8px 10px;
  }
  [role='listbox'] {
    max-height: min(15em, 50vh);
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
  }
  [role='option'] {
    min-height: 44px;
    padding: 0.625em 10px;
    border-radius: 4px;
    cursor: pointer;
    touch-action: manipulation;
  }
  [role='option']:hover {
    background: var(--_surface-raised);
  }
  .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  [aria-selected='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
`;
