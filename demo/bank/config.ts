/**
 * What a bank says of itself in a file of JSON, and its secrets in the environment: read and judged before anything is opened.
 * Every fault is told at once, in a sentence for whoever has to mend it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TrustAnchors } from './clients/pki/chain.js';
import { findExpiring, readTrustFolder } from './clients/pki/trust-folder.js';
import { keyFor, type SealKey } from './store/seal.js';

const DAY_MS = 86_400_000;
const WARNING_DAYS = 30;
const LIVE_HOST = 'rp-api.smart-id.com';
const NOBODY = /^0{8}-0{4}-[04]0{3}-[08]0{3}-0{12}$/;
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);
const revocations = ['required', 'when-reachable', 'none'] as const;
const schemes = ['smart-id', 'smart-id-demo'] as const;

export interface BankConfig {
  /** Of the bank's pages, without a slash at its end. */
  readonly origin: string;
  /** Whose word is taken on the address that asked them. */
  readonly proxies: readonly string[];
  readonly smartId: ServiceSettings & { readonly schemeName: (typeof schemes)[number] };
  readonly mobileId: ServiceSettings;
  readonly idCard: TrustSettings;
  readonly redisUrl?: string;
  /** The first one seals; the others still open. */
  readonly keys: readonly [SealKey, ...SealKey[]];
}

export interface TrustSettings {
  readonly anchors: TrustAnchors;
  readonly revocation: (typeof revocations)[number];
}

export interface ServiceSettings extends TrustSettings {
  readonly baseUrl: string;
  readonly relyingPartyUUID: string;
  readonly relyingPartyName: string;
  /** Base64 of the SHA-256 of public keys. */
  readonly pins: readonly string[];
}

/** Something that ends, and may have to be renewed in time. */
export interface Ageing {
  readonly what: string;
  readonly endsInDays: number;
}

/** A bank that may open, with what ends within thirty days; or why it may not. */
export type Checked =
  | { readonly kind: 'sound'; readonly config: BankConfig; readonly ageing: readonly Ageing[] }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: number;
}

/** @param file its folders of certificates are named from where it lies */
export function readConfig(file: string, surroundings: Surroundings): Checked {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { kind: 'faulty', faults: [`The configuration ${file} cannot be read.`] };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'faulty', faults: [`The configuration ${file} is not JSON.`] };
  }
  return checkConfig(json, { ...surroundings, folder: path.dirname(file) });
}

/** @param surroundings.folder from where folders of certificates are named */
export function checkConfig(json: unknown, surroundings: Surroundings & { readonly folder: string }): Checked {
  const reader = new Reader(surroundings);
  const settings = reader.object(json, 'The configuration');
  const origin = reader.origin(settings.origin);
  const nodes = typeof settings.nodes === 'number' ? settings.nodes : 1;
  const smartId = reader.object(settings.smartId, 'smartId');
  const scheme = schemes.find((name) => name === smartId.schemeName);
  if (!scheme) reader.fault(`smartId.schemeName must be one of ${schemes.join(', ')}.`);
  const config: BankConfig = {
    origin,
    proxies: reader.texts(settings.proxies ?? [], 'proxies'),
    smartId: { ...reader.service(smartId, 'smartId'), schemeName: scheme ?? 'smart-id' },
    mobileId: reader.service(reader.object(settings.mobileId, 'mobileId'), 'mobileId'),
    idCard: reader.trust(reader.object(settings.idCard, 'idCard'), 'idCard'),
    redisUrl: surroundings.env.REDIS_URL,
    keys: reader.keys(surroundings.env.BANK_KEYS),
  };
  if (nodes > 1 && config.redisUrl === undefined) {
    reader.fault(`With ${nodes} nodes the logins have to be in Redis: set REDIS_URL.`);
  }
  const { baseUrl, relyingPartyUUID } = config.smartId;
  if (hostOf(baseUrl) === LIVE_HOST) {
    if (scheme === 'smart-id-demo')
      reader.fault('smartId.schemeName is that of the test service, but its url is live.');
    if (NOBODY.test(relyingPartyUUID)) reader.fault('smartId.relyingPartyUUID is that of tests, but its url is live.');
  }
  return reader.faults.length > 0
    ? { kind: 'faulty', faults: reader.faults }
    : { kind: 'sound', config, ageing: reader.ageing };
}

type Settings = Readonly<Record<string, unknown>>;

/** Reads on after a fault, so that all of them are told. What it makes up meanwhile is used by nobody. */
class Reader {
  readonly faults: string[] = [];
  readonly ageing: Ageing[] = [];
  readonly #surroundings: Surroundings & { readonly folder: string };

  constructor(surroundings: Surroundings & { readonly folder: string }) {
    this.#surroundings = surroundings;
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  object(value: unknown, name: string): Settings {
    if (isSettings(value)) return value;
    this.fault(`${name} must be an object.`);
    return {};
  }

  text(value: unknown, name: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.fault(`${name} is missing.`);
    return '';
  }

  texts(value: unknown, name: string): string[] {
    const texts = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : undefined;
    if (texts && Array.isArray(value) && texts.length === value.length) return texts;
    this.fault(`${name} must be a list of texts.`);
    return [];
  }

  origin(value: unknown): string {
    const origin = this.text(value, 'origin');
    if (origin === '') return origin;
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      this.fault(`origin must be the origin of a page, such as https://bank.example, not ${origin}.`);
    } else if (!isSafe(origin)) this.fault(`origin must begin with https:, not ${origin}.`);
    return origin;
  }

  service(settings: Settings, name: string): ServiceSettings {
    const baseUrl = this.text(settings.url, `${name}.url`);
    const pins = this.texts(settings.pins ?? [], `${name}.pins`);
    if (baseUrl !== '' && !URL.canParse(baseUrl)) this.fault(`${name}.url is not a URL.`);
    else if (baseUrl !== '' && !isSafe(baseUrl)) this.fault(`${name}.url must begin with https:.`);
    else if (pins.length === 0 && !loopback.has(hostOf(baseUrl))) {
      this.fault(`${name}.pins must name the key in force at ${hostOf(baseUrl)}, better the next one too.`);
    }
    if (pins.some((pin) => Buffer.from(pin, 'base64').length !== 32)) {
      this.fault(`${name}.pins must be SHA-256 digests of public keys, in base64.`);
    }
    if (settings.pinsEndAt !== undefined) {
      this.#ends(Date.parse(this.text(settings.pinsEndAt, `${name}.pinsEndAt`)), `The key pinned for ${name}`);
    }
    return {
      ...this.trust(settings, name),
      baseUrl,
      pins,
      relyingPartyUUID: this.text(settings.relyingPartyUUID, `${name}.relyingPartyUUID`),
      relyingPartyName: this.text(settings.relyingPartyName, `${name}.relyingPartyName`),
    };
  }

  trust(settings: Settings, name: string): TrustSettings {
    const revocation = revocations.find((policy) => policy === (settings.revocation ?? 'required'));
    if (!revocation) this.fault(`${name}.revocation must be one of ${revocations.join(', ')}.`);
    return { anchors: this.#anchors(settings.anchors, name), revocation: revocation ?? 'required' };
  }

  #anchors(value: unknown, name: string): TrustAnchors {
    const folder = this.text(value, `${name}.anchors`);
    try {
      const anchors = readTrustFolder(path.resolve(this.#surroundings.folder, folder));
      for (const { x509, validToAt } of findExpiring(anchors, this.#surroundings.now, WARNING_DAYS * DAY_MS)) {
        this.#ends(validToAt, `The certificate of ${x509.subject.replaceAll('\n', ', ')} in ${name}.anchors`);
      }
      return anchors;
    } catch (error) {
      if (folder !== '') this.fault(`${name}.anchors: ${error instanceof Error ? error.message : 'cannot be read'}.`);
      return { roots: [], intermediates: [] };
    }
  }

  #ends(at: number, what: string): void {
    const endsInDays = Math.floor((at - this.#surroundings.now) / DAY_MS);
    if (!(at > this.#surroundings.now)) this.fault(`${what} has ended.`);
    else if (endsInDays <= WARNING_DAYS) this.ageing.push({ what, endsInDays });
  }

  /** @param text `new=<base64>,old=<base64>`, 32 bytes each */
  keys(text: string | undefined): readonly [SealKey, ...SealKey[]] {
    const given = (text ?? '').split(',').map((pair) => /^\s*([\w-]+)=([A-Za-z0-9+/]{43}=)\s*$/.exec(pair));
    const [first, ...rest] = given.map((match) => ({
      id: match?.[1] ?? '',
      secret: Buffer.from(match?.[2] ?? '', 'base64'),
    }));
    if (!first || given.some((match) => !match)) {
      this.fault('BANK_KEYS must be name=key, or several with commas between; a key is 32 random bytes in base64.');
      return [{ id: '', secret: keyFor('nothing', Buffer.alloc(0)) }];
    }
    return [first, ...rest];
  }
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
