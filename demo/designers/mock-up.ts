import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../shared/announce.js';
import { switchField } from '../shared/fields.js';
import { boxOf, vars } from '../shared/vars.js';
import { View } from './view.js';
import { t } from './words.js';

const types = ['image/png', 'image/jpeg', 'image/webp'];

/** Lays a designer's picture over a drawn screen, as wide as it: to see through, or to show only what differs. It stays in the browser. */
export class MockUp extends View {
  /** What the picture is laid over. The parent of this element is what it is placed by, and takes pictures that are dropped. */
  @property({ attribute: false }) over: (() => HTMLElement | null) | undefined;
  @state() private picture: ImageBitmap | undefined;
  @state() private opacity = 50;
  @state() private isDifference = false;
  @state() private isRefused = false;
  @state() private place: Readonly<Record<`--${string}`, string>> = {};
  readonly #size = new ResizeObserver(() => this.#measure());
  #connected = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.parentElement?.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.parentElement?.addEventListener('drop', this.#drop, { signal });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#connected.abort();
    this.#size.disconnect();
  }

  protected override updated() {
    const canvas = this.querySelector('canvas');
    const over = this.over?.();
    if (!canvas || !over || !this.picture) return;
    this.#size.observe(over);
    Object.assign(canvas, { width: this.picture.width, height: this.picture.height });
    canvas.getContext('2d')?.drawImage(this.picture, 0, 0);
  }

  override render() {
    const isShown = this.picture !== undefined;
    return html`<details class="panel mock-up">
        <summary>${t('mockUp')}</summary>
        <label class="field">
          <span>${t('mockUpFile')}</span>
          <input type="file" id="mock-up-file" accept=${types.join()} @change=${this.#choose} />
        </label>
        ${this.isRefused ? html`<p class="fault" role="alert">${t('mockUpRefused')}</p>` : nothing}
        <label class="field">
          <span>${t('opacity', { percent: this.opacity })}</span>
          <input
            type="range"
            min="0"
            max="100"
            ?disabled=${!isShown}
            .value=${String(this.opacity)}
            @input=${this.#fade}
          />
        </label>
        ${switchField({
          id: 'difference',
          label: t('difference'),
          isOn: this.isDifference,
          isDisabled: !isShown,
          set: (isOn) => (this.isDifference = isOn),
        })}
      </details>
      ${
        isShown
          ? html`<canvas
              class="mock-up-picture"
              aria-hidden="true"
              data-difference=${this.isDifference}
              ${vars({ ...this.place, '--opacity': `${this.isDifference ? 100 : this.opacity}%` })}
            ></canvas>`
          : nothing
      }`;
  }

  readonly #choose = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) void this.#take(target.files?.[0]);
  };

  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    void this.#take(event.dataTransfer?.files[0]);
  };

  async #take(file: File | undefined) {
    const isPicture = file !== undefined && types.includes(file.type);
    this.picture = isPicture ? await createImageBitmap(file).catch(() => undefined) : undefined;
    this.isRefused = file !== undefined && this.picture === undefined;
    if (this.picture) announce(t('mockUpShown'));
    this.#measure();
  }

  readonly #fade = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.opacity = Number(target.value);
  };

  #measure() {
    this.place = boxOf(this.over?.() ?? new DOMRect(), this.parentElement);
  }
}
customElements.define('mock-up', MockUp);
