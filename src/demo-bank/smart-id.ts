/** Control codes by the real rules, and links that no app accepts. */

const appLanguages: Readonly<Record<string, string>> = { lt: 'lit', lv: 'lav', en: 'eng' };

/** Smart-ID: the last two bytes of SHA-256 of the raw challenge, modulo 10 000, zeros included. */
export async function controlCodeOf(challenge: Uint8Array): Promise<string> {
  const hash = await sha256(challenge);
  return String(hash.getUint16(30) % 10_000).padStart(4, '0');
}

/** Mobile-ID: six leading and seven trailing bits of the hash. */
export async function mobileIdControlCodeOf(challenge: Uint8Array): Promise<string> {
  const hash = await sha256(challenge);
  return String(((hash.getUint8(0) >> 2) << 7) | (hash.getUint8(31) & 0x7f)).padStart(4, '0');
}

/**
 * As long as a real link and of its form, but no app knows the session that it names.
 * @param type with the age of a QR code, as `QR&elapsedSeconds=7`; the link to the app on the same device has none
 */
export async function demoDeviceLink(type: string, language: string): Promise<string> {
  const link =
    `https://smart-id.com/device-link?deviceLinkType=${type}` +
    `&sessionToken=DEMOnotArealSession00000&sessionType=auth&version=1.0&lang=${appLanguages[language] ?? 'eng'}`;
  const { buffer } = await sha256(new TextEncoder().encode(link));
  return `${link}&authCode=${base64url(new Uint8Array(buffer))}`;
}

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

async function sha256(data: Uint8Array): Promise<DataView> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) throw new Error('The demo adapter needs Web Crypto: open the page by https or on localhost.');
  return new DataView(await subtle.digest('SHA-256', data as BufferSource));
}
