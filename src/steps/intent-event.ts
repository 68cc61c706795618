import type { Intent } from '../flow/state.js';

/** What the person wants, from a step to the widget. It does not leave the widget: it may carry what was typed. */
export class IntentEvent extends Event {
  readonly intent: Intent;

  constructor(intent: Intent) {
    super('ibl-intent', { bubbles: true, composed: false });
    this.intent = intent;
  }
}

/** A sentence to be spoken by the widget's live regions. */
export class AnnounceEvent extends Event {
  readonly text: string;
  /** `alert` interrupts; `time` is polite too, but a login says it a few times only. */
  readonly region: 'status' | 'alert' | 'time';

  constructor(text: string, region: 'status' | 'alert' | 'time' = 'status') {
    super('ibl-announce', { bubbles: true, composed: false });
    this.text = text;
    this.region = region;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ibl-intent': IntentEvent;
    'ibl-announce': AnnounceEvent;
  }
}
