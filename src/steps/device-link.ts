import { type CSSResultGroup, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Challenge } from '../flow/adapter.js';
import { within } from '../flow/clock.js';
import type { StateOf } from '../flow/state.js';
import { times } from '../flow/times.js';
import type { TextKey } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { bringIntoView } from './bring-into-view.js';
import { instructions, instructionStyles } from './instructions.js';
import { Lifetime } from './lifetime.js';
import { loadQrCode } from './load-qr-code.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

type Show = Extract<Challenge, { kind: 'device-link' }>;

/** How long a person gets to see the app open before help is offered. */
const notOpenedAfterMs = 5_000;

/**
 * @summary A Smart-ID device link: a QR code for another device's app, or a link that opens the app on this one.
 * @fires ibl-intent - `another-way-wanted`
 * @csspart qr - the QR code; there only while it is fresh
 * @csspart app-link - opens the app; a real link, never opened by itself
 * @csspart instructions - what to do, in order
 */
export class DeviceLink extends StepElement<StateOf<'waiting'>> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      instructionStyles,
      css`
        /*
       * Beside it stands what to do, where there is room for both. A module is 6px wide there: SK asks for 6 to 10 on a computer, and
       * a usual link has 61 of them with its quiet zone.
       */
        @container (min-width: 40em) {
          .beside {
            grid-template-columns: min(var(--_qr-size), 368px) minmax(0, 1fr);
            gap: calc(var(--_gap) * 2);
            align-items: start;
          }
        }
        .beside > div {
          min-width: 0;
        }
        .frame {
          display: grid;
          place-items: center;
          box-sizing: border-box;
          width: min(100%, var(--_qr-size));
          /* Nothing of it is below the fold of a low window. */
          max-width: max(200px, 100vh - 112px);
          max-width: max(200px, 100svh - 112px);
          scroll-margin: 80px 0 16px;
          justify-self: center;
          aspect-ratio: 1;
          overflow: hidden;
          border: 1px solid var(--_line);
          border-radius: var(--_radius);
        }
        .frame > * {
          width: 100%;
        }
        .refreshing {
          padding: 16px;
          text-align: center;
        }
      `,
    ];
  }

  @state() private way: 'qr' | 'link' | undefined;
  @state() private fresh = false;
  @state() private notOpened = false;
  /** What draws the QR code. */
  @state() private encoder: 'unasked' | 'asked' | 'not-loaded' = 'unasked';
  #madeAtWall = 0;
  readonly #aging = new Lifetime();
  readonly #opening = new Lifetime();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#aging.end();
    this.#opening.end();
    this.fresh = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const before = changed.get('state');
    if (!before || before.madeAt !== this.state.madeAt || before.show !== this.state.show) this.#renew();
    if (this.#qr !== undefined && this.encoder === 'unasked') this.#loadQrCode();
  }

  override firstUpdated(): void {
    this.#bringIntoView();
  }

  override render(): TemplateResult {
    switch (this.#way) {
      case 'qr':
        return this.#beside(
          html`${this.#scanning()} ${this.#show.link === undefined ? nothing : this.#other('link', 'waiting.showLink')}`,
        );
      case 'link':
        return html`<div class="stack">
          ${this.#appLink()} ${instructions([this.t('waiting.check'), this.t('waiting.pin1')])}
          ${this.notOpened ? this.#help() : nothing}
          ${this.#qr === undefined ? nothing : this.#other('qr', 'waiting.showQr')}
        </div>`;
      case 'both':
        return this.#beside(
          html`<p>${this.t('waiting.orThisDevice')}</p>
            ${this.#appLink()} ${this.notOpened ? this.#help() : nothing} ${this.#scanning()}`,
        );
    }
  }

  /** The code, and what belongs to it below or beside. */
  #beside(words: TemplateResult): TemplateResult {
    return html`<div class="stack beside">
      ${this.#code()}
      <div class="stack">${words}</div>
    </div>`;
  }

  #code(): TemplateResult {
    return this.encoder === 'not-loaded'
      ? html`<div class="panel warning">
          <p part="error">${this.t('waiting.qrFailed')}</p>
          <button type="button" part="retry" class="link" @click=${this.#loadQrCode}>${this.t('actions.retry')}</button>
        </div>`
      : html`<div class="frame">${this.#frame()}</div>`;
  }

  #scanning(): TemplateResult {
    const steps: TextKey[] = ['waiting.openAppOther', 'waiting.scan', 'waiting.check', 'waiting.pin1'];
    return instructions(steps.map((key) => this.t(key)));
  }

  #other(way: 'qr' | 'link', key: TextKey): TemplateResult {
    return html`<button type="button" class="secondary" @click=${() => this.#switch(way)}>${this.t(key)}</button>`;
  }

  readonly #loadQrCode = (): void => {
    this.encoder = 'asked';
    void loadQrCode().catch(() => {
      this.encoder = 'not-loaded';
      this.announce(this.t('waiting.qrFailed'), 'alert');
    });
  };

  #frame(): TemplateResult {
    return this.fresh && this.#qr !== undefined
      ? html`<ibl-qr-code exportparts="qr" .text=${this.#qr} .label=${this.t('waiting.qr')}></ibl-qr-code>`
      : html`<p class="refreshing muted">${this.t('waiting.qrRefreshing')}</p>`;
  }

  #appLink(): TemplateResult {
    return html`<a
      part="app-link"
      class="button primary"
      href=${this.#show.link ?? nothing}
      target="_top"
      rel="noopener noreferrer"
      @click=${this.#opened}
      >${this.t('waiting.openLink')}</a
    >`;
  }

  #help(): TemplateResult {
    return html`<div class="panel">
      <p><strong>${this.t('waiting.notOpened')}</strong></p>
      <p>${this.t('waiting.notOpenedText')}</p>
      ${this.link('getSmartId')}
    </div>`;
  }

  get #show(): Show {
    return this.state.show as Show;
  }

  get #qr(): string | undefined {
    return this.#show.qr;
  }

  /** A tablet shows both ways; elsewhere the other is one tap away. */
  get #way(): 'qr' | 'link' | 'both' {
    const { qr, link } = this.#show;
    if (qr === undefined) return 'link';
    if (link === undefined) return 'qr';
    // The app may be on a tablet as well as on the phone beside it.
    return this.way ?? ({ phone: 'link', tablet: 'both', desktop: 'qr' } as const)[this.page.device];
  }

  #switch(way: 'qr' | 'link'): void {
    this.way = way;
    this.announce(this.t(way === 'qr' ? 'waiting.scan' : 'waiting.openLink'));
    void this.updateComplete.then(() => this.#bringIntoView());
  }

  /** What comes first. */
  #bringIntoView(): void {
    const first = this.renderRoot.querySelector('.frame, .button');
    if (first) void bringIntoView(first);
  }

  readonly #opened = (): void => {
    this.#opening.begin(async (signal) => {
      await this.page.clock.sleep(notOpenedAfterMs, signal);
      this.notOpened = true;
      this.announce(this.t('waiting.notOpened'));
    });
  };

  /** Shows a code as long as it is fresh by both clocks: one stands still in a sleeping machine, the other may jump. */
  #renew(): void {
    this.#aging.end();
    this.#madeAtWall = this.page.clock.wall() - (this.page.clock.now() - this.state.madeAt);
    this.fresh = this.#leftMs > 0;
    if (this.fresh) this.#aging.begin((signal) => this.#age(signal));
  }

  async #age(parent: AbortSignal): Promise<void> {
    await within(parent, async (signal) => {
      this.page.clock.onReturn(() => {
        this.fresh = this.#leftMs > 0;
      }, signal);
      while (this.#leftMs > 0) await this.page.clock.sleep(this.#leftMs, signal);
    });
    this.fresh = false;
  }

  get #leftMs(): number {
    const ageMs = Math.max(this.page.clock.now() - this.state.madeAt, this.page.clock.wall() - this.#madeAtWall);
    return times.qrFreshMs - ageMs;
  }
}
