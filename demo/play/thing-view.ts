import { html } from 'lit';
import './play-calculator.js';
import './play-card.js';
import './play-people.js';
import './play-phone.js';
import { t } from './texts.js';
import type { Visit } from './visit.js';
import type { Thing } from './wants.js';

export function thingView(thing: Thing, visit: Visit) {
  const { bank, phone } = visit;
  const { belongings, asked } = visit.now;
  switch (thing) {
    case 'people':
      return peopleView(visit);
    case 'phone':
      return html`<play-phone
        .state=${phone.state}
        .pin1=${bank.act ? (belongings?.pin1 ?? '') : ''}
        .notice=${phone.notice}
      ></play-phone>`;
    case 'card':
      return html`<play-card
        .codes=${belongings?.codeCard ?? []}
        .asked=${asked?.kind === 'code-card' ? asked.position : ''}
      ></play-card>`;
    case 'calculator':
      return html`<play-calculator
        .calculate=${(challenge: string) => bank.calculate(challenge)}
        .challenge=${asked?.kind === 'code-calculator' ? (asked.challenge ?? '') : ''}
      ></play-calculator>`;
    case 'id-card':
      return idCardView(visit);
  }
}

const secrets = { password: 'password', 'personal-code': 'personalCode' } as const;

export function peopleView({ now: { belongings, person, asked } }: Visit) {
  const secret = asked?.kind === 'password' || asked?.kind === 'personal-code' ? secrets[asked.kind] : undefined;
  return html`<play-people .belongings=${belongings} .person=${person} .asked=${secret}></play-people>`;
}

function idCardView(visit: Visit) {
  const { cardKinds } = visit.bank;
  const put = ({ target }: Event) => {
    const kind = cardKinds.find((own) => target instanceof HTMLSelectElement && own === target.value);
    if (kind) visit.putCard(kind);
  };
  return html`<label class="field">
    <span>${t('idCardHint')}</span>
    <select id="id-card" @change=${put}>
      ${cardKinds.map(
        (kind) => html`<option value=${kind} .selected=${kind === visit.now.card}>${t(`card-${kind}`)}</option>`,
      )}
    </select>
  </label>`;
}
