/** Reads a request for an authentication as strictly as the service does. */
import { Fields, InvalidField } from '../fields.js';
import {
  type AuthenticationRequest,
  hashAlgorithms,
  type Interaction,
  interactionTypes,
  type InteractionType,
  levels,
} from './wire.js';

export type SessionKind = 'device-link' | 'notification';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CALLBACK = /^https:\/\/[^|#]+$/;
const LOCAL_CALLBACK = /^https?:\/\/(?:127\.0\.0\.1|localhost|[a-z0-9-]+\.localhost)(?::\d+)?\/[^|#]*$/;

const typeNames = Object.keys(interactionTypes) as InteractionType[];

/**
 * @param mayReturnLocally an `http:` callback to the same machine is taken
 * @throws InvalidField with the place of the first fault
 */
export function readRequest(json: string, kind: SessionKind, mayReturnLocally: boolean): AuthenticationRequest {
  const body = Fields.parse(json);
  const relyingPartyUUID = body.text('relyingPartyUUID', { pattern: UUID });
  const relyingPartyName = body.text('relyingPartyName', { maxLength: 256 });
  const certificateLevel = body.has('certificateLevel') ? body.choice('certificateLevel', levels) : 'QUALIFIED';
  body.choice('signatureProtocol', ['ACSP_V2']);
  const parameters = body.object('signatureProtocolParameters');
  const rpChallenge = parameters.text('rpChallenge', { pattern: BASE64, minLength: 44, maxLength: 88 });
  parameters.choice('signatureAlgorithm', ['rsassa-pss']);
  const algorithm = parameters.object('signatureAlgorithmParameters');
  const hashAlgorithm = algorithm.choice('hashAlgorithm', hashAlgorithms);
  const interactions = body.text('interactions', { pattern: BASE64, maxLength: 4000 });
  const interaction = readInteractions(interactions, kind);
  const properties = body.has('requestProperties') ? body.object('requestProperties') : undefined;
  const sharesIpAddress = properties?.has('shareMdClientIpAddress')
    ? properties.truth('shareMdClientIpAddress')
    : false;
  const capabilities = body.has('capabilities') ? body.texts('capabilities') : [];
  const callback = kind === 'device-link' && body.has('initialCallbackUrl') ? readCallback(body, mayReturnLocally) : {};
  if (kind === 'notification') body.choice('vcType', ['numeric4']);
  body.end();
  return {
    relyingPartyUUID,
    relyingPartyName,
    certificateLevel,
    rpChallenge,
    hashAlgorithm,
    interactions,
    interaction,
    sharesIpAddress,
    capabilities,
    ...callback,
  };
}

function readCallback(body: Fields, mayReturnLocally: boolean): { initialCallbackUrl: string } {
  const url = body.text('initialCallbackUrl', { maxLength: 1800 });
  if (CALLBACK.test(url) || (mayReturnLocally && LOCAL_CALLBACK.test(url))) return { initialCallbackUrl: url };
  throw body.invalid('initialCallbackUrl', `must match ${CALLBACK.source}`);
}

/**
 * @param encoded base64 of a JSON list
 * @returns the first one: the order is the preference, and today's apps know all of them
 */
function readInteractions(encoded: string, kind: SessionKind): Interaction {
  const refuse = (detail: string) => new InvalidField('#/interactions', detail);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const list = parseList(text);
  if (!list || list.length === 0) throw refuse('must be a list of interactions');
  if (/\s/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ''))) throw refuse('must be written without blanks');
  const interactions = list.map((item) => {
    const fields = readInteraction(item, refuse);
    if (kind === 'device-link' && fields.type === 'confirmationMessageAndVerificationCodeChoice') {
      throw refuse(`${fields.type} cannot be asked by a device link`);
    }
    return fields;
  });
  if (new Set(interactions.map(({ type }) => type)).size < interactions.length) throw refuse('has a type twice');
  const [first] = interactions;
  if (!first) throw refuse('must be a list of interactions');
  return first;
}

function readInteraction(item: unknown, refuse: (detail: string) => InvalidField): Interaction {
  try {
    const fields = new Fields(item);
    const type = fields.choice('type', typeNames);
    const { text: name, maxLength } = interactionTypes[type];
    const text = fields.text(name, { maxLength });
    fields.end();
    return { type, text };
  } catch (error) {
    if (error instanceof InvalidField) throw refuse(`${error.pointer}: ${error.message}`);
    throw error;
  }
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
