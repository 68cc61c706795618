import { html } from 'lit';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import { field, optionsOf, select } from '../shared/fields.js';
import type { CardKind } from './bank.js';
import './play-calculator.js';
import './play-card.js';
import './play-people.js';
import './play-phone.js';
import type { OwnersAct } from './play-phone.js';
import { t } from './texts.js';
import type { Visit } from './visit.js';
import type { Thing } from './wants.js';

/** What a person does with the things. */
export interface Hands {
  readonly use: (person: DemoPerson) => void;
  readonly act: (act: OwnersAct) => void;
  readonly say: (sentence: string) => void;
}

export function thingView(thing: Thing, visit: Visit, { use, act, say }: Hands) {
  const { bank, phone } = visit;
  const { belongings, asked } = visit.now;
  switch (thing) {
    case 'people':
      return peopleView(visit, use);
    case 'phone':
      return html`<play-phone
        .state=${phone.state}
        .pin1=${bank.act ? (belongings?.pin1 ?? '') : ''}
        .notice=${phone.notice}
        .act=${act}
      ></play-phone>`;
    case 'card':
      return html`<play-card
        .codes=${belongings?.codeCard ?? []}
        .asked=${asked?.kind === 'code-card' ? asked.position : ''}
        .say=${say}
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

export function peopleView({ now: { belongings, person, asked } }: Visit, use: Hands['use']) {
  const secret = asked?.kind === 'password' || asked?.kind === 'personal-code' ? secrets[asked.kind] : undefined;
  return html`<play-people .belongings=${belongings} .person=${person} .asked=${secret} .use=${use}></play-people>`;
}

function idCardView(visit: Visit) {
  const { cardKinds } = visit.bank;
  const options = optionsOf(cardKinds, (kind) => t(`card-${kind}`));
  const choose = (kind: CardKind) => visit.putCard(kind);
  return field(t('idCardHint'), select({ id: 'id-card', options, value: visit.now.card, choose }));
}
