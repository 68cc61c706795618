import { html } from './html.js';
import { nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { LoginOptions } from '../flow/adapter.js';
import { ChoosingStep } from './choosing-step.js';
import type { InstitutionPicker } from './institution-picker.js';

/**
 * @summary The ways to log in, where the person first says to which institution.
 * @fires ibl-intent - `institution-chosen`, `method-chosen`
 * @csspart institution - the list of institutions
 * @csspart field - a label with its hint, input and error
 * @csspart label - what is asked
 * @csspart hint - how to find one
 * @csspart input - where part of a name is typed
 * @csspart error - an institution has to be chosen first
 */
export class InstitutionsStep extends ChoosingStep {
  /** A method was chosen before the institution that it is for. */
  @state() private isMissing = false;

  protected override ways(options: LoginOptions): TemplateResult {
    const { memory } = this.state;
    const { institutions = [] } = options;
    const isKnown = institutions.some(({ id }) => id === memory.institution);
    return html`${
      institutions.length > 0
        ? html`<ibl-institution-picker
            exportparts="institution,field,label,hint,input,error"
            .institutions=${institutions}
            .chosen=${memory.institution ?? ''}
            .missing=${this.isMissing && !isKnown}
            .t=${this.t}
          ></ibl-institution-picker>`
        : nothing
    }
    ${super.ways(options)}`;
  }

  protected override choose(methodId: string): void {
    const picker = this.renderRoot.querySelector<InstitutionPicker>('ibl-institution-picker');
    this.isMissing = !!picker && !picker.confirm();
    if (!this.isMissing) {
      super.choose(methodId);
      return;
    }
    this.announce(this.t('institution.missing'), 'alert');
    picker?.focus();
  }
}
